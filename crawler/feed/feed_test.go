package feed

import (
	"path/filepath"
	"testing"

	"longear"
	"longear/crawler/fetch/charset"
	"longear/internal/golden"
)

// TestParse decodes and reads every testdata/<case>/in.xml and compares with want.json, or with the words of the error
// in want.txt. A new case needs no Go.
func TestParse(t *testing.T) {
	for _, path := range golden.Cases(t, "testdata/*/in.xml", 10) {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			body, rule := charset.Decode(golden.Read(t, path), charset.Hints{ContentType: "application/rss+xml"})
			feed, err := Parse(longear.Capture{URL: "http://news.example/rss", Body: body})
			if err != nil {
				golden.Line(t, filepath.Join(dir, "want.txt"), err.Error())
				return
			}
			golden.JSON(t, filepath.Join(dir, "want.json"), struct {
				Charset string `json:"charset"`
				Feed
			}{rule, feed})
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`<rss version="2.0"><channel><item><title>x</title><link>/a</link></item></channel></rss>`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">&lt;p&gt;x</content></entry></feed>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		feed, err := Parse(longear.Capture{URL: "http://news.example/rss", Body: body})
		if err == nil && len(feed.Items) > maxItems {
			t.Errorf("got %d items", len(feed.Items))
		}
	})
}
