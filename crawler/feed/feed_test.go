package feed

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"longear"
	"longear/crawler/fetch/charset"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the want.json files from what the code does now")

// TestParse decodes and reads every testdata/<case>/in.xml and compares with want.json, or with the words of the error
// in want.txt. A new case needs no Go.
func TestParse(t *testing.T) {
	cases, err := filepath.Glob("testdata/*/in.xml")
	if err != nil || len(cases) < 10 {
		t.Fatalf("found %d cases (%v)", len(cases), err)
	}
	for _, path := range cases {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			body, rule := charset.Decode(raw, charset.Hints{ContentType: "application/rss+xml"})
			feed, err := Parse(longear.Capture{URL: "http://news.example/rss", Body: body})
			if err != nil {
				golden(t, filepath.Join(dir, "want.txt"), []byte(err.Error()))
				return
			}
			got, err := json.MarshalIndent(struct {
				Charset string `json:"charset"`
				Feed
			}{rule, feed}, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join(dir, "want.json"), got)
		})
	}
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.TrimSpace(string(want)), string(got)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
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
