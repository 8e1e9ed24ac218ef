package extract

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"longear"
	"longear/internal/golden"
)

// TestArticle reads every testdata/<case>/in.html in the light of source.json and compares with want.json. A new case
// needs no Go: make the folder, run with -update, read the result.
func TestArticle(t *testing.T) {
	for _, path := range golden.Cases(t, "testdata/*/in.html", 20) {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			got, err := New().Article(capture(t, dir))
			if err != nil {
				t.Fatal(err)
			}
			golden.JSON(t, filepath.Join(dir, "want.json"), got)
		})
	}
}

func capture(t *testing.T, dir string) (longear.Capture, longear.Source) {
	t.Helper()
	var spec struct {
		URL    string         `json:"url"`
		Source longear.Source `json:"source"`
	}
	if err := json.Unmarshal(golden.Read(t, filepath.Join(dir, "source.json")), &spec); err != nil {
		t.Fatal(err)
	}
	return longear.Capture{URL: spec.URL, Status: 200, Body: golden.Read(t, filepath.Join(dir, "in.html")), At: observed}, spec.Source
}

func TestExtractMakesAValidPost(t *testing.T) {
	c, s := capture(t, "testdata/jsonld-beats-sidebar")
	post, err := New().Extract(c, s)
	if err != nil {
		t.Fatal(err)
	}
	if err := post.Validate(); err != nil {
		t.Error(err)
	}
	if want := longear.NewPostID("news.example/a/1"); post.ID != want {
		t.Errorf("id: got %s, want %s", post.ID, want)
	}
	if !post.Clocks.Confirmed() {
		t.Errorf("clocks: %+v are not confirmed", post.Clocks)
	}
}

func TestExtractRefuses(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"empty page", "", "neither title nor text"},
		{"too deep", strings.Repeat("<div>", maxDepth+10) + "text", "nested deeper"},
		{"too many elements", "<p>" + strings.Repeat("<i></i>", maxNodes+1), "more than"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := New().Extract(longear.Capture{URL: "http://a.example/", Body: []byte(test.body), At: observed}, source("Asia/Almaty"))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got error %v, want one that says %q", err, test.want)
			}
			if kind := longear.KindOf(err); kind != longear.KindTerminal {
				t.Errorf("kind: got %s", kind)
			}
		})
	}
}

func TestArticleBoundsText(t *testing.T) {
	body := "<html><body><article><h1>Длинный текст</h1><p>" + strings.Repeat("Очень длинная строка текста. ", 22_000) + "</p></article></body></html>"
	a, err := New().Article(longear.Capture{URL: "http://a.example/", Body: []byte(body), At: observed}, source("Asia/Almaty"))
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Text) > longear.MaxTextBytes || !strings.HasSuffix(a.Text, "[…]") {
		t.Errorf("got %d bytes ending in %q", len(a.Text), a.Text[len(a.Text)-10:])
	}
}

func FuzzArticle(f *testing.F) {
	f.Add([]byte("<html><h1>x</h1><p>y"), "http://a.example/2026/11/20/x")
	f.Add([]byte(`<script type="application/ld+json">[[{"@graph":1}]]</script><time datetime="x">`), "::")
	f.Fuzz(func(t *testing.T, body []byte, url string) {
		a, err := New().Article(longear.Capture{URL: url, Body: body, At: observed}, source("Asia/Shanghai", longear.Chinese))
		if err == nil && a.Published.At.After(observed.Add(longear.FutureSlack)) {
			t.Errorf("published in the future: %+v", a.Published)
		}
	})
}
