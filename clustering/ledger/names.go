package ledger

import (
	"maps"

	"longear"
)

// Choice is a sentence of a post by which a person named a narrative. It holds as long as the narrative holds the post.
type Choice struct {
	Post longear.PostID
	Name string
}

func (b *Book) setName(ev longear.Event) {
	p := b.page(ev.Narrative)
	if p == nil {
		return
	}
	if ev.To == "" { // as before anybody had chosen
		delete(p.names, ev.Language())
		return
	}
	if p.names == nil {
		p.names = map[longear.Lang]Choice{}
	}
	p.names[ev.Language()] = Choice{ev.Post, ev.To}
}

// ownName is what was chosen for the narrative itself.
func (b *Book) ownName(id longear.NarrativeID, lang longear.Lang) Choice {
	if p := b.pages[id]; p != nil {
		return p.names[lang]
	}
	return Choice{}
}

// Chosen is by which sentences people named a narrative, by language: what was chosen for it, else for the first of those
// merged into it, since the claim is the same.
func (b *Book) Chosen(id longear.NarrativeID) map[longear.Lang]Choice {
	p := b.pages[id]
	if p == nil {
		return nil
	}
	out := map[longear.Lang]Choice{}
	maps.Copy(out, p.names)
	for _, heir := range p.heirs {
		for lang, c := range b.Chosen(heir) {
			if _, held := out[lang]; !held {
				out[lang] = c
			}
		}
	}
	return out
}

// Rename makes the event by which a person names a narrative, or the one that it was merged into, by a sentence of a post
// that it holds, in the language of that post. It fails for a post of another narrative, and when nothing would change.
func (l *Log) Rename(id longear.NarrativeID, post longear.PostID, lang longear.Lang, name string) (longear.Event, error) {
	var ev longear.Event
	home, err := l.living(id)
	if err != nil {
		return ev, err
	}
	wording, err := l.Wording(post)
	if err != nil {
		return ev, err
	}
	if at, _ := l.Home(wording); at != home {
		return ev, longear.Errorf(longear.KindInvalid, "the post %s belongs to %s, not to %s: a narrative is named by what it holds", post, at, home)
	}
	if l.Chosen(home)[lang] == (Choice{post, name}) {
		return ev, longear.Errorf(longear.KindConflict, "%s is named by that sentence of %s already", home, post)
	}
	return longear.Event{
		Kind: longear.EventRename, Narrative: home, Post: post, From: l.ownName(home, lang).Name, To: name,
		Evidence: []longear.Evidence{{Channel: longear.ChannelLanguage, Note: string(lang)}},
	}, nil
}
