package contract

import (
	"fmt"
	"time"

	"longear"
	"longear/lang"
)

// sample is one synthetic post of the suite.
type sample struct {
	key, source, text string
	platform          longear.Platform
	lang              longear.Lang
	script            longear.Script
	hour              int // after base
	country, owner    string
	narrative         string // key of the founding post
	relation          longear.Relation
}

func base() time.Time { return time.Date(2024, 4, 10, 0, 0, 0, 0, time.UTC) }

// samples are written for this suite; they name no real event.
func samples() []sample {
	return []sample{
		{"zh1", "s-huan", "哈萨克斯坦正在同北约进行秘密谈判，两个月内公布结果", longear.Weibo, "zh", "Hans", 1, "CN", "甲公司", "zh1", longear.Original},
		{"zh2", "s-wei", "哈薩克斯坦正在同北約進行秘密談判，兩個月內公佈結果", longear.Weibo, "zh", "Hant", 2, "CN", "", "zh1", longear.Copy},
		{"ru1", "s-step", "Казахстан ведёт секретные переговоры о вступлении в НАТО", longear.Web, "ru", "Cyrl", 9, "KZ", "Степь", "zh1", longear.Translation},
		{"ru2", "s-chan", "Секретных переговоров Казахстана о вступлении нет, заявили в министерстве", longear.Telegram, "ru", "Cyrl", 30, "KZ", "Степь", "zh1", longear.Debunk},
		{"kk1", "s-dala", "Қазақстан НАТО-ға кіру туралы жасырын келіссөз жүргізуде", longear.Web, "kk", "Cyrl", 20, "KZ", "Дала", "kk1", longear.Original},
		{"kk2", "s-dala", "Qazaqstan NATO-ğa kiru turaly jasyryn kelissöz jürgizude", longear.Web, "kk", "Latn", 21, "KZ", "Дала", "kk1", longear.Copy},
		{"uk1", "s-dni", "У магазинах міста зник цукор, люди стоять у чергах", longear.Web, "uk", "Cyrl", 3, "UA", "", "uk1", longear.Original},
		{"en1", "s-post", "The bank will freeze deposits on Monday, a message says", longear.X, "en", "Latn", 50, "US", "", "en1", longear.Original},
		{"en2", "s-post", "The central bank says deposits are safe and nothing will be frozen", longear.X, "en", "Latn", 52, "US", "", "en2", longear.Original},
	}
}

// set is the suite's posts, prepared and decided, with ids by key.
type set struct {
	docs      []lang.Doc
	decisions []longear.Decision
	byKey     map[string]longear.PostID
	keyOf     map[longear.PostID]string
}

func newSet(a *lang.Analyzer, seq uint64) set {
	s := set{byKey: map[string]longear.PostID{}, keyOf: map[longear.PostID]string{}}
	for i, x := range samples() {
		p := post(x)
		s.byKey[x.key], s.keyOf[p.ID] = p.ID, x.key
		s.docs = append(s.docs, a.Prepare(p))
		founder := s.byKey[x.narrative]
		s.decisions = append(s.decisions, longear.Decision{Order: uint64(i + 1), Sighting: longear.Sighting{
			Post: p.ID, Version: p.Version, Narrative: longear.NewNarrativeID(founder), Cluster: longear.NewClusterID(founder),
			Relation: x.relation, Stance: longear.Unclear, Score: 1, Seq: seq,
		}})
	}
	return s
}

func post(x sample) longear.Post {
	at := base().Add(time.Duration(x.hour) * time.Hour)
	p := longear.Post{
		Source: longear.SourceID(x.source), Platform: x.platform, URL: fmt.Sprintf("http://%s.example/%s", x.source, x.key), Text: x.text,
		Lang: x.lang, Script: x.script, Confidence: 1, Country: x.country, Owner: x.owner, Origin: longear.ByImport,
		Clocks: longear.Clocks{Published: longear.Claim{At: at, Precision: longear.Minute, Provenance: longear.FromFeed}, Observed: at.Add(time.Hour)},
	}
	p.ID = longear.NewPostID(longear.URLKey(p.URL))
	p.Version = longear.NewVersionID(p.ID, p.Body())
	return p
}

func (s set) commit(seq uint64) longear.Commit {
	return longear.Commit{Seq: seq, Analysis: "test", Decisions: s.decisions, At: base()}
}

// narratives are the projections of the set.
func (s set) narratives() []longear.Narrative {
	var out []longear.Narrative
	for i, x := range samples() {
		if x.narrative != x.key {
			continue
		}
		n := longear.Narrative{ID: s.decisions[i].Narrative, Name: x.text, State: longear.Unreviewed, Posts: 1, Last: base()}
		if x.key == "zh1" {
			n.FirstDeny = &longear.FirstSeen{Post: s.byKey["ru2"]}
			n.State = longear.Watched
		}
		out = append(out, n)
	}
	return out
}
