package extract

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"longear"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the want.json files from what the code does now")

// TestArticle reads every testdata/<case>/in.html in the light of source.json and compares with want.json. A new case
// needs no Go: make the folder, run with -update, read the result.
func TestArticle(t *testing.T) {
	cases, err := filepath.Glob("testdata/*/in.html")
	if err != nil || len(cases) < 20 {
		t.Fatalf("found %d cases (%v)", len(cases), err)
	}
	for _, path := range cases {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			got, err := New().Article(capture(t, dir))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join(dir, "want.json"), got)
		})
	}
}

func capture(t *testing.T, dir string) (longear.Capture, longear.Source) {
	t.Helper()
	var spec struct {
		URL    string         `json:"url"`
		Source longear.Source `json:"source"`
	}
	if err := json.Unmarshal(read(t, filepath.Join(dir, "source.json")), &spec); err != nil {
		t.Fatal(err)
	}
	return longear.Capture{URL: spec.URL, Status: 200, Body: read(t, filepath.Join(dir, "in.html")), At: observed}, spec.Source
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func golden(t *testing.T, path string, value any) {
	t.Helper()
	got, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(strings.TrimSpace(string(read(t, path))), string(got)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
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
