// Package neardup puts each post into a cluster of posts whose text is the same but for copying damage: footers, cuts,
// light edits, another script. It is incremental and deterministic: it reads no clock, keeps no order that a map could
// change, and rebuilds its state from recorded decisions.
//
// A post goes: exact hash → boilerplate mask → one-permutation MinHash in bands, and winnowed fingerprints → at most 48
// candidates → exact Jaccard and containment → identity (numbers and names in equal places must agree; where the texts,
// aligned word by word, differ by nothing but a name, that is another claim) → the best earlier post becomes the parent.
// Clusters are merged only when their representatives resemble each other.
package neardup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/lang"
	"longear/lang/fold"
	"longear/lang/token"
)

// Doc is a post as this level needs it.
type Doc struct {
	Ord      uint64 // position in the decision order, from 1, rising by one
	ID       longear.PostID
	Text     string // the matching form, see package fold
	Lang     longear.Lang
	Script   longear.Script
	Source   longear.SourceID
	Account  string
	Interval longear.Interval // of the event time
	Forward  longear.PostID   // the post that the platform says this one forwards, "" if none
	Names    []Name           // in text order
}

// Name is a mention of a person, place or organisation.
type Name struct {
	Text  string // folded
	ID    string // of the gazetteer; "" when only the spelling is known
	Show  string // as written
	Opens bool   // it opens a sentence, where any word has a capital
}

// Result is what Assign decided. Decision evidence carries all that Replay needs.
type Result struct {
	Cluster  longear.ClusterID
	Relation longear.Relation
	Parent   longear.PostID // "" for an original; of another cluster for an edit of numbers or names, and for a quote
	Score    float64        // 0…1, rounded with longear.RoundScore
	Evidence []longear.Evidence
	Changed  []string            // "12 → 30": numbers and names that differ from the parent
	Founded  bool                // the post founded Cluster
	Merged   []longear.ClusterID // clusters that from now on are Cluster
	Split    []Split             // parts that an audit took out of Cluster
}

// Split is a part of a cluster that turned out to be another text.
type Split struct {
	Into  longear.ClusterID
	Posts []longear.PostID // in the order in which they came; the first names the new cluster
}

// Channels of evidence that this level writes. From ChannelMask on they are read back by Replay.
const (
	ChannelExact       = "exact"
	ChannelJaccard     = "jaccard"
	ChannelContainment = "containment"
	ChannelForward     = "forward"
	ChannelTemplate    = "template"
	ChannelRecurrence  = "recurrence" // the text was seen before the window; Note: its old cluster
	ChannelMask        = "boilerplate"
	ChannelKept        = "representative"
	ChannelMerge       = "merge"
	ChannelLink        = "fits"
	ChannelSplit       = "split"
)

// FromDoc prepares a post that was read by package lang. Order is its position in the decision order.
func FromDoc(d *lang.Doc, order uint64) Doc {
	p := &d.Post
	doc := Doc{
		Ord: order, ID: p.ID, Text: d.Folded, Lang: p.Lang, Script: p.Script, Source: p.Source, Account: p.Account,
		Interval: eventInterval(p.Clocks),
	}
	if p.ForwardOf != "" {
		doc.Forward = longear.NewPostID(longear.URLKey(p.ForwardOf))
	}
	body := p.Body()
	if d.Analysis != nil {
		doc.Names = listed(body, d.Analysis.Entities, p)
	}
	switch {
	case p.Lang == longear.Kazakh && p.Script == longear.Latn:
		// Its alphabets spell names in too many ways to say from the spelling alone that two differ.
	case p.Script == longear.Cyrl || p.Script == longear.Latn:
		doc.Names = capitalised(doc.Names, body, p)
	case p.Script == longear.Hans || p.Script == longear.Hant || p.Script == longear.Han:
		doc.Names = surnamed(doc.Names, d.Folded)
	}
	return doc
}

func eventInterval(c longear.Clocks) longear.Interval {
	if c.Confirmed() {
		return c.Published.Interval()
	}
	return longear.Interval{Lo: c.Observed, Hi: c.Observed}
}

// listed takes the names that the gazetteer found.
func listed(body string, mentions []lang.Mention, p *longear.Post) []Name {
	names := make([]Name, 0, len(mentions)+4)
	for _, m := range mentions {
		if m.Span.From < 0 || m.Span.To > len(body) || m.Span.From >= m.Span.To {
			continue
		}
		show := body[m.Span.From:m.Span.To]
		if p.Script != longear.Arab && strings.ContainsRune(show, ' ') {
			continue // capitalised takes its words one by one, so that another first name is seen
		}
		names = append(names, Name{Text: fold.Fold(show, p.Lang, p.Script), ID: m.ID, Show: show})
	}
	return names
}

// capitalised adds words that are written with a capital: the names that no list knows. Of those that open a sentence,
// function words are none.
func capitalised(names []Name, body string, p *longear.Post) []Name {
	opens := true // the next word opens a sentence
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRuneInString(body[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			opens = opens || strings.ContainsRune(".!?…:;\n•|#@", r)
			i += size
			continue
		}
		end := i + wordEnd(body[i:])
		if word := body[i:end]; unicode.IsUpper(r) && utf8.RuneCountInString(word) > 2 && !mixed(word) {
			if text := fold.Fold(word, p.Lang, p.Script); !opens || !token.Stop(text, p.Lang) {
				names = append(names, Name{Text: text, Show: word, Opens: opens})
			}
		}
		opens = false
		i = end
	}
	return names
}

// surnames are the family names of four in five Chinese.
const surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范" +
	"方石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚"

// maxSurnamed bounds what surnamed adds: it guesses, and guesses cost memory.
const maxSurnamed = 24

// surnamed adds what may be a person's name in Chinese, which has no capitals: a family name and the next character.
// Most are none; they count only where nothing else differs between two texts.
func surnamed(names []Name, folded string) []Name {
	added := 0
	for i, r := range folded {
		if added == maxSurnamed {
			break
		}
		if !isHan(r) || !strings.ContainsRune(surnames, r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		if next, size := utf8.DecodeRuneInString(folded[end:]); isHan(next) {
			names = append(names, Name{Text: folded[i : end+size], Show: folded[i : end+size]})
			added++
		}
	}
	return names
}

// wordEnd measures the word that s starts with.
func wordEnd(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return i
		}
	}
	return len(s)
}

// mixed tells a word with letters of two alphabets, which is somebody's evasion and cannot be compared as a name.
func mixed(word string) bool {
	latin, cyrillic := false, false
	for _, r := range word {
		latin = latin || unicode.Is(unicode.Latin, r)
		cyrillic = cyrillic || unicode.Is(unicode.Cyrillic, r)
	}
	return latin && cyrillic
}
