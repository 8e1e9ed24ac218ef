package pipeline

import (
	"strings"
	"time"

	"longear"

	"golang.org/x/text/unicode/norm"
)

// normalise completes a post from its source and brings its text to one form; the wording is kept.
func normalise(p longear.Post, sources map[longear.SourceID]longear.Source, now time.Time) longear.Post {
	if s, ok := sources[p.Source]; ok {
		p.Owner = firstOf(p.Owner, s.Owner)
		p.Outlet = firstOf(p.Outlet, s.OutletKey())
		p.Country = firstOf(p.Country, s.Country)
		p.Account = firstOf(p.Account, s.Account)
		if p.Hint == "" && len(s.Languages) == 1 {
			p.Hint = s.Languages[0]
		}
	}
	if p.Clocks.Observed.IsZero() {
		p.Clocks.Observed = now
	}
	p.Title, p.Text = clean(p.Title), clean(p.Text)
	p.Version = longear.NewVersionID(p.ID, p.Body())
	return p
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// clean brings line ends, blanks and Unicode to one form (NFC), so that the same text has the same version id.
func clean(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	kept := lines[:0]
	for _, line := range lines {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// sameText is the similarity from which a new text of a known post is no edit: a page counter, a better extractor.
const sameText = .97

// similarity is the Dice coefficient of the two texts' character trigrams, counted with multiplicity: 0…1.
func similarity(a, b string) float64 {
	if a == b {
		return 1
	}
	counts := map[string]int{}
	total := 0
	for _, g := range trigrams(a) {
		counts[g]++
		total++
	}
	shared := 0
	for _, g := range trigrams(b) {
		total++
		if counts[g] > 0 {
			counts[g]--
			shared++
		}
	}
	if total == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(total)
}

func trigrams(s string) []string {
	r := []rune(s)
	if len(r) < 3 {
		return []string{s}
	}
	out := make([]string, 0, len(r)-2)
	for i := range len(r) - 2 {
		out = append(out, string(r[i:i+3]))
	}
	return out
}
