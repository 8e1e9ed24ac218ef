package telegram

import (
	"path/filepath"
	"strings"
	"testing"

	"longear"
	"longear/internal/golden"
)

// TestParse reads every testdata/<case>/in.html, fetched from url.txt, and compares with want.json, or with the kind and
// words of the error in want.txt. A new case needs no Go.
func TestParse(t *testing.T) {
	for _, path := range golden.Cases(t, "testdata/*/in.html", 10) {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			url := strings.TrimSpace(string(golden.Read(t, filepath.Join(dir, "url.txt"))))
			page, err := Parse(longear.Capture{URL: url, Body: golden.Read(t, path)})
			if err != nil {
				golden.Line(t, filepath.Join(dir, "want.txt"), string(longear.KindOf(err))+": "+err.Error())
				return
			}
			golden.JSON(t, filepath.Join(dir, "want.json"), page)
		})
	}
}
