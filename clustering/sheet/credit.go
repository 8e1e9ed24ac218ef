package sheet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"longear"
	"longear/clustering/claim"
	"longear/clustering/spread"
	"longear/lang"
	"longear/lang/fold"
)

// reach is how far from a phrase of attribution, in bytes and within its sentence, the one who is credited may stand.
const reach = 90

// said is one credit of one text.
type said struct {
	kind    longear.CreditKind // "" : nobody of the catalogue
	name    string             // as written; "" : nobody that we know
	says    string             // the clause with the phrase of attribution
	sources []longear.SourceID
	langs   []longear.Lang
	own     bool // the text names its own source
}

// credits reads every phrase of attribution of a text.
func (c *Catalogue) credits(d *lang.Doc) []said {
	body := d.Post.Body()
	var sentences []longear.Span
	var out []said
	for _, cue := range d.Analysis.Cues {
		if cue.Kind != lang.CueAttribution {
			continue
		}
		if sentences == nil {
			sentences = claim.Sentences(body)
		}
		w := around(body, sentences, cue.Span)
		s := c.named(d, body, cue.Span, w)
		s.says = clause(body, w, cue.Span)
		out = append(out, s)
	}
	return out
}

// around is the part of the cue's sentence in which the one who is credited may stand.
func around(body string, sentences []longear.Span, cue longear.Span) longear.Span {
	w := longear.Span{From: max(0, cue.From-reach), To: min(len(body), cue.To+reach)}
	for _, s := range sentences {
		if s.From <= cue.From && cue.From < s.To {
			w.From, w.To = max(w.From, s.From), min(w.To, max(s.To, cue.To))
		}
	}
	for w.From < cue.From && !utf8.RuneStart(body[w.From]) {
		w.From++
	}
	for w.To < len(body) && !utf8.RuneStart(body[w.To]) {
		w.To++
	}
	return w
}

// clause is what stands around a cue up to the next comma, within the window.
func clause(body string, w, cue longear.Span) string {
	const stops = ",;:，；：、。\n" // the window ends with the sentence
	from, to := w.From, w.To
	if i := strings.LastIndexAny(body[w.From:cue.From], stops); i >= 0 {
		_, size := utf8.DecodeRuneInString(body[w.From+i:])
		from = w.From + i + size
	}
	if i := strings.IndexAny(body[cue.To:max(cue.To, w.To)], stops); i >= 0 {
		to = cue.To + i
	}
	return strings.TrimRight(strings.Join(strings.Fields(body[from:max(to, cue.To)]), " "), ".!?！？ ")
}

// named reads whom a phrase of attribution credits: a source that the catalogue or a medium that the gazetteer knows, else
// the media of a language or of abroad, else anybody else that the gazetteer knows.
func (c *Catalogue) named(d *lang.Doc, body string, cue, w longear.Span) said {
	text := body[w.From:w.To]
	s := c.listed(d, text, w)
	if s.kind != "" {
		return s
	}
	if m, ok := nearest(d.Analysis.Entities, cue, w, isMedium); ok {
		if s = c.called(d, body[m.Span.From:m.Span.To], c.entity[m.ID]); !s.own {
			return s
		}
	}
	near := fold.Read(clause(body, w, cue), d.Post.Lang, d.Post.Script).Text // the media of anybody are named beside the phrase
	of, abroad := spread.MediaNamed(near, d.Post.Lang)
	switch {
	case len(of) > 0:
		return said{kind: longear.CreditMedia, langs: of, sources: c.ofLangs(&d.Post, of)}
	case abroad:
		return said{kind: longear.CreditForeign, sources: c.abroad(&d.Post)}
	case s.own:
		return s
	}
	if m, ok := nearest(d.Analysis.Entities, cue, w, speaks); ok {
		return said{name: body[m.Span.From:m.Span.To]}
	}
	return said{}
}

// listed finds a source of the catalogue by its name, preferring others to the post's own.
func (c *Catalogue) listed(d *lang.Doc, text string, w longear.Span) said {
	var own said
	folded := fold.Fold(text, d.Post.Lang, d.Post.Script)
	var stems []string
	for _, t := range d.Analysis.Tokens {
		if t.Span.From >= w.From && t.Span.To <= w.To {
			stems = append(stems, t.Stem)
		}
	}
	for _, n := range c.names {
		if !spread.NameIn(folded, n.folded) && !inOrder(stems, n.stems[d.Post.Lang]) {
			continue
		}
		s := c.called(d, c.source(n.ids[0]).Name, n.ids)
		if !s.own {
			return s
		}
		own = s
	}
	return own
}

// inOrder tells whether a name's stems stand in a row.
func inOrder(stems, name []string) bool {
	for i := 0; len(name) > 0 && i+len(name) <= len(stems); i++ {
		if slices.Equal(stems[i:i+len(name)], name) {
			return true
		}
	}
	return false
}

// called is a credit of named sources.
func (c *Catalogue) called(d *lang.Doc, name string, ids []longear.SourceID) said {
	others := c.others(&d.Post, func(s longear.Source) bool { return slices.Contains(ids, s.ID) })
	switch {
	case len(others) > 0:
		return said{kind: longear.CreditSource, name: plain(name), sources: others}
	case len(ids) > 0:
		return said{name: name, own: true}
	}
	return said{name: name}
}

func isMedium(id string) bool { return strings.HasPrefix(id, mediaPrefix) }

// speaks tells whether an entity can be quoted.
func speaks(id string) bool {
	kind, _, _ := strings.Cut(id, ".")
	return slices.Contains([]string{"org", "person", "company"}, kind)
}

// nearest is the mention of a kind that stands nearest to the cue within the window.
func nearest(all []lang.Mention, cue, w longear.Span, of func(id string) bool) (best lang.Mention, ok bool) {
	least := -1
	for _, m := range all {
		if m.Weak || m.Ambiguous || m.Span.To <= w.From || m.Span.From >= w.To || !of(m.ID) {
			continue
		}
		if d := max(0, m.Span.From-cue.To, cue.From-m.Span.To); !ok || d < least {
			best, least, ok = m, d, true
		}
	}
	return best, ok
}
