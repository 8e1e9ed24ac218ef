package web

import (
	"regexp"
	"strings"
	"testing"

	"longear/web/internal/sample"
)

// never holds what DESIGN "What longear never says" forbids on a page.
var never = regexp.MustCompile(`(?i)disinformation|misinformation|propaganda|\bfake|\bhoax|\brumou?r|coordinated|\bthe origin\b|` +
	`patient zero|reached kazakhstan|\bfalse\b|\btrue\b|\bbots?\b|\btrolls?\b|\bcampaign|\bintent|likely author`)

func TestPagesNeverSay(t *testing.T) {
	s := newServer(t, nil)
	for _, path := range everyPage() {
		doc := open(t, s, path)
		doc.Find("script, style").Remove()
		text := doc.Text()
		if path == "/n/"+string(sample.NarrativeID("office")) || strings.HasPrefix(path, "/search") || path == "/" || path == talksPath() {
			text = strings.ReplaceAll(text, "Verdict: not true as stated", "") // set by a person
			text = strings.ReplaceAll(text, "Verdict set: not true as stated", "")
		}
		if hit := never.FindString(text); hit != "" {
			t.Errorf("%s says %q", path, hit)
		}
	}
}

func TestWordsNeverSay(t *testing.T) {
	for code, c := range newServer(t, nil).speech.catalogues {
		for key, words := range c.words {
			if hit := never.FindString(words); hit != "" {
				t.Errorf("%s.json: %s says %q", code, key, hit)
			}
		}
	}
}

// TestEveryNameIsFramed looks at every link to a narrative that shows a name.
func TestEveryNameIsFramed(t *testing.T) {
	s := newServer(t, nil)
	for _, path := range everyPage() {
		doc := open(t, s, path)
		for _, selector := range []string{"h1", ".hit:not(.post) h2", ".plain li a"} {
			for _, name := range texts(doc, selector) {
				if strings.HasPrefix(path, "/n/") || selector != "h1" {
					if !strings.HasPrefix(name, "Claim: “") && !strings.HasPrefix(name, "Story: “") {
						t.Errorf("%s: the name %q is not framed", path, name)
					}
				}
			}
		}
	}
}

func TestUnknownOriginIsSaidSo(t *testing.T) {
	s := newServer(t, nil)
	for _, story := range []string{"talks", "office", "sugar", "tape"} {
		wantText(t, open(t, s, "/n/"+string(sample.NarrativeID(story))), ".origin", "origin not found; earliest copy we hold: ")
	}
}
