package spread

import (
	"cmp"
	"slices"
	"strings"

	"longear"
	"longear/lang/fold"
)

// Channels of explicit evidence.
const (
	byForward = "forward" // the platform says what was forwarded
	byReply   = "reply"
	byQuote   = "quote of"
	byLink    = "link"  // to a post that is held
	byCredit  = "names" // the text credits a source that is held
)

// reference is an explicit statement of where a post has something from.
type reference struct {
	to      []int32 // items that it may mean, by order
	channel string
	note    string
}

// directory finds items by what explicit references say.
type directory struct {
	all    []item
	posts  map[string][]int32 // by post id, URL key and external id
	voices map[string][]int32 // by folded name or account
	names  []name
}

type name struct{ folded, shown string }

func newDirectory(all []item, sources []longear.Source) *directory {
	d := &directory{all: all, posts: map[string][]int32{}, voices: map[string][]int32{}}
	catalogue := map[longear.SourceID]*longear.Source{}
	for i := range sources {
		catalogue[sources[i].ID] = &sources[i]
	}
	shown := map[string]string{}
	for i := range all {
		p := &all[i].s.Post
		for _, key := range []string{string(p.ID), p.ExternalID, urlKey(p.URL)} {
			if key != "" {
				d.posts[key] = append(d.posts[key], int32(i))
			}
		}
		for _, n := range callNames(p, catalogue[p.Source]) {
			if f := foldName(n); f != "" {
				d.add(f, int32(i))
				shown[f] = n
			}
		}
	}
	for f, n := range shown {
		if long(f) {
			d.names = append(d.names, name{f, n})
		}
	}
	slices.SortFunc(d.names, func(a, b name) int { return cmp.Compare(a.folded, b.folded) })
	return d
}

func (d *directory) add(name string, i int32) {
	if list := d.voices[name]; len(list) == 0 || list[len(list)-1] != i {
		d.voices[name] = append(list, i)
	}
}

// callNames are the names by which others may call the source of a post.
func callNames(p *longear.Post, s *longear.Source) []string {
	names := []string{string(p.Source), p.Account}
	if s != nil {
		names = append(names, s.Name, s.Account, s.Outlet)
	}
	return names
}

func foldName(s string) string {
	return strings.TrimSpace(fold.Fold(strings.TrimPrefix(s, "@"), longear.Undefined, longear.Unknown))
}

// long tells whether a name is long enough to be looked for in texts.
func long(folded string) bool {
	n := 0
	for _, r := range folded {
		if n++; r >= 0x3400 {
			n++
		}
	}
	return n >= 5
}

func urlKey(raw string) string {
	if raw == "" {
		return ""
	}
	return longear.URLKey(raw)
}

// of lists the explicit references of an item, the strongest first.
func (d *directory) of(i int32) []reference {
	p := &d.all[i].s.Post
	var out []reference
	say := func(channel, raw string) {
		if to := d.find(raw, channel != byLink); len(to) > 0 {
			out = append(out, reference{to, channel, raw})
		}
	}
	say(byForward, p.ForwardOf)
	say(byQuote, p.QuoteOf)
	say(byReply, p.ReplyTo)
	for _, l := range p.Links {
		say(byLink, l)
	}
	for _, l := range urlsIn(p.Text) {
		say(byLink, l)
	}
	return append(out, d.credited(i)...)
}

// find resolves a post id, an address or, where that is allowed, the name of a source.
func (d *directory) find(raw string, byName bool) []int32 {
	if raw == "" {
		return nil
	}
	if to := d.posts[raw]; len(to) > 0 {
		return to
	}
	if to := d.posts[longear.URLKey(raw)]; len(to) > 0 {
		return to
	}
	if !byName {
		return nil
	}
	return d.voices[foldName(raw)]
}

// credited finds sources that the text credits: an @account, or a held source's name in a text that has a phrase of
// attribution.
func (d *directory) credited(i int32) []reference {
	var out []reference
	it := &d.all[i]
	for _, at := range handlesIn(it.s.Post.Text) {
		if to := d.voices[foldName(at)]; len(to) > 0 {
			out = append(out, reference{to, byCredit, "@" + at})
		}
	}
	if !it.text.credits {
		return out
	}
	for _, n := range d.names {
		if inText(it.text.folded, n.folded) {
			out = append(out, reference{d.voices[n.folded], byCredit, n.shown})
		}
	}
	return out
}

// handlesIn lists what follows an @ in a text.
func handlesIn(text string) []string {
	var out []string
	for {
		at := strings.IndexByte(text, '@')
		if at < 0 {
			return out
		}
		text = text[at+1:]
		end := strings.IndexFunc(text, func(r rune) bool { return !letter(r) && r != '_' && r != '-' })
		if end < 0 {
			end = len(text)
		}
		if end > 0 {
			out = append(out, text[:end])
		}
		text = text[end:]
	}
}

// urlsIn lists the addresses that stand in a text.
func urlsIn(text string) []string {
	var out []string
	for {
		at := strings.Index(text, "http")
		if at < 0 {
			return out
		}
		text = text[at:]
		end := strings.IndexFunc(text, func(r rune) bool { return r <= ' ' || r >= 0x2000 || strings.ContainsRune(`"'<>)]»`, r) })
		if end < 0 {
			end = len(text)
		}
		if strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") {
			out = append(out, strings.TrimRight(text[:end], ".,;:!?"))
		}
		text = text[max(end, 4):]
	}
}
