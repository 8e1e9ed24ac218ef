package web

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"longear"
)

// asked finds keys in templates ({{t "a.b"}}, {{n "a"}}) and in Go (.T("a.b"), .N("a")).
var asked = regexp.MustCompile(`(?:\b([tn]) |\.([TN])\()"([a-z_.]+)"`)

// prefixes are keys that are built from values; their words are looked up with name, which falls back, or are listed here.
func prefixes() []string {
	return []string{
		"lang.", "country.", "platform.", "relation.", "stance.", "state.", "provenance.", "channel.", "class.", "event.", "script.", "is.",
		"month.", "facet.", "chip.", "sort.", "lanes.", "legend.", "lag.", "sure.", "doubt.", "stances.", "figure.title.", "howto.", "sheet.",
	}
}

func usedKeys(t *testing.T) map[string]bool {
	t.Helper()
	used := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".html", ".go"}, filepath.Ext(path)) || strings.HasSuffix(path, "_test.go") {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range asked.FindAllStringSubmatch(string(raw), -1) {
			if strings.HasSuffix(m[3], ".") {
				continue // a prefix
			}
			if m[1] == "n" || m[2] == "N" {
				used[m[3]+".one"], used[m[3]+".other"] = true, true
			} else {
				used[m[3]] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return used
}

func TestLocalesAreComplete(t *testing.T) {
	s, err := loadSpeech()
	if err != nil {
		t.Fatal(err)
	}
	used := usedKeys(t)
	english := s.catalogues["en"].words
	for key := range used {
		if _, ok := english[key]; !ok {
			t.Errorf("en.json lacks %q", key)
		}
	}
	for key := range english {
		built := slices.ContainsFunc(prefixes(), func(p string) bool { return strings.HasPrefix(key, p) })
		if !used[key] && !built {
			t.Errorf("nobody asks for %q", key)
		}
	}
	for code, c := range s.catalogues {
		for key, words := range english {
			have, ok := c.words[key]
			if !ok || (strings.TrimSpace(have) == "" && words != "") {
				t.Errorf("%s.json lacks %q", code, key)
			}
			if strings.Count(have, "%") != strings.Count(words, "%") {
				t.Errorf("%s.json: %q has other arguments than en.json", code, key)
			}
		}
		for key := range c.words {
			if _, ok := english[key]; !ok {
				t.Errorf("%s.json has %q, which en.json lacks", code, key)
			}
		}
	}
}

func TestFramesAreComplete(t *testing.T) {
	s, err := loadSpeech()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"en", "ru", "kk", "zh"} {
		f := s.frames[longear.Lang(code)]
		if strings.Count(f.Claim, "%s") != 1 || strings.Count(f.Story, "%s") != 1 || strings.HasPrefix(f.Claim, "%s") {
			t.Errorf("%s: frame %+v", code, f)
		}
	}
}

// TestNoMissingWord finds keys that are built from values.
func TestNoMissingWord(t *testing.T) {
	s := newServer(t, nil)
	for _, path := range everyPage() {
		body := do(s, path).Body.String()
		for _, bad := range []string{"⟨", "%!", "&lt;nil&gt;"} {
			if i := strings.Index(body, bad); i >= 0 && !strings.Contains(path, "attack") {
				t.Errorf("%s: %q in …%s…", path, bad, body[max(0, i-60):min(len(body), i+60)])
			}
		}
	}
}
