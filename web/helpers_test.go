package web

import (
	"context"
	"math"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"longear"
	"longear/web/internal/sample"
)

func newRequest() *http.Request { return httptest.NewRequest(http.MethodGet, "/", nil) }

// lateReader has collected everything since today only.
type lateReader struct{ *sample.Reader }

func (lateReader) Coverage(context.Context) ([]longear.Coverage, error) {
	all := sample.Coverage()
	for i := range all {
		all[i].Since = sample.Now()
	}
	return all, nil
}

// bareReader knows a narrative of which everything was erased.
type bareReader struct{ *sample.Reader }

func (bareReader) Narrative(_ context.Context, id longear.NarrativeID) (longear.NarrativeDetail, error) {
	return longear.NarrativeDetail{Narrative: longear.Narrative{ID: id}}, nil
}

var colour = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6})`)

// palettes reads the colours of both themes.
func palettes(t *testing.T, css string) (light, dark map[string]string) {
	t.Helper()
	first, second, ok := strings.Cut(css, "prefers-color-scheme: dark")
	if !ok {
		t.Fatal("no dark theme")
	}
	second, _, _ = strings.Cut(second, "* {")
	read := func(s string) map[string]string {
		p := map[string]string{}
		for _, m := range colour.FindAllStringSubmatch(s, -1) {
			p[m[1]] = m[2]
		}
		return p
	}
	return read(first), read(second)
}

// wantContrast wants the 4.5:1 of WCAG AA.
func wantContrast(t *testing.T, theme string, p map[string]string, ink, ground string) {
	t.Helper()
	a, b := luminance(t, p[ink]), luminance(t, p[ground])
	if ratio := (max(a, b) + .05) / (min(a, b) + .05); ratio < 4.5 {
		t.Errorf("%s: %s on %s has a contrast of %.2f", theme, ink, ground, ratio)
	}
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil {
		t.Fatalf("colour %q: %v", hex, err)
	}
	channel := func(shift uint) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= .03928 {
			return c / 12.92
		}
		return math.Pow((c+.055)/1.055, 2.4)
	}
	return .2126*channel(16) + .7152*channel(8) + .0722*channel(0)
}
