package spreadeval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"longear"
	"longear/clustering/spread"
	"longear/clustering/stance"
	"longear/clustering/weights"
	"longear/lang"
)

// set is a group of narratives whose parents are known.
type set struct {
	name       string
	narratives []narrative
}

type narrative struct {
	spread.Case
	debunks map[longear.PostID]bool // by the gold labels; not given to spread
	kinds   map[longear.PostID]string
}

func (s set) cases() []spread.Case {
	out := make([]spread.Case, len(s.narratives))
	for i := range s.narratives {
		out[i] = s.narratives[i].Case
	}
	return out
}

func (s set) parents() int {
	n := 0
	for _, c := range s.narratives {
		for _, p := range c.Parents {
			if p != "" {
				n++
			}
		}
	}
	return n
}

func join(a, b set) set {
	return set{a.name + "+" + b.name, append(append([]narrative(nil), a.narratives...), b.narratives...)}
}

// gold is a label of the narrative sets.
type gold struct {
	ID        string `json:"id"`
	Narrative string `json:"narrative"`
	Parent    string `json:"parent"`
	Kind      string `json:"kind"`
}

// narratives reads a set of hand-written narratives. Language and stance are the program's own; parents are the set's.
func (e *evaluation) narratives(dir, name string) (set, error) {
	posts := map[string]lang.Doc{}
	stances := stance.New(weights.Stance())
	err := lines(filepath.Join(dir, "posts.jsonl"), func(b []byte) error {
		p, err := longear.DecodePost(b)
		if err != nil {
			return err
		}
		posts[p.ExternalID] = e.reader.Prepare(p)
		return nil
	})
	if err != nil {
		return set{}, err
	}
	out, at := set{name: name}, map[string]int{}
	err = lines(filepath.Join(dir, "gold.jsonl"), func(b []byte) error {
		var g gold
		if err := json.Unmarshal(b, &g); err != nil || strings.HasPrefix(g.Narrative, "none-") {
			return err
		}
		i, known := at[g.Narrative]
		if !known {
			i = len(out.narratives)
			at[g.Narrative] = i
			out.narratives = append(out.narratives, newNarrative())
		}
		doc, ok := posts[g.ID]
		if !ok {
			return longear.Errorf(longear.KindInvalid, "gold names %q, which is no post", g.ID)
		}
		s := longear.PostSighting{Post: doc.Post}
		held := stance.Held{Joined: known}
		if known {
			held.Since, held.Texts = doc.Post.Clocks.EventTime().Sub(out.narratives[i].first()), len(out.narratives[i].Input.Sightings)
		}
		s.Sighting.Stance, s.Sighting.Cue = stances.Of(&doc, held)
		out.narratives[i].add(s, parentOf(posts, g.Parent), g.Kind)
		return nil
	})
	return out, err
}

// parentOf is the id of the parent; "" for the earliest.
func parentOf(posts map[string]lang.Doc, id string) longear.PostID {
	doc := posts[id]
	return doc.Post.ID
}

func newNarrative() narrative {
	return narrative{
		Case:    spread.Case{Parents: map[longear.PostID]longear.PostID{}},
		debunks: map[longear.PostID]bool{}, kinds: map[longear.PostID]string{},
	}
}

func (n *narrative) add(s longear.PostSighting, parent longear.PostID, kind string) {
	id := s.Post.ID
	n.Input.Sightings = append(n.Input.Sightings, s)
	n.Parents[id], n.kinds[id] = parent, kind
	if kind == "debunk" {
		n.debunks[id] = true
	}
}

// first is the time of the earliest post.
func (n *narrative) first() time.Time {
	first := n.Input.Sightings[0].Post.Clocks.EventTime()
	for i := range n.Input.Sightings {
		if at := n.Input.Sightings[i].Post.Clocks.EventTime(); at.Before(first) {
			first = at
		}
	}
	return first
}

// readCascades reads repost cascades. What each post reposts is the truth and is not given to spread.
func readCascades(path string) (set, error) {
	out := set{name: "cascades"}
	err := lines(path, func(b []byte) error {
		var c struct {
			Posts []json.RawMessage `json:"posts"`
		}
		if err := json.Unmarshal(b, &c); err != nil {
			return fmt.Errorf("cascade: %w", err)
		}
		n, ids := newNarrative(), map[string]longear.PostID{}
		for _, raw := range c.Posts {
			p, err := longear.DecodePost(raw)
			if err != nil {
				return err
			}
			var g gold
			if err := json.Unmarshal(raw, &g); err != nil {
				return fmt.Errorf("cascade: %w", err)
			}
			p.Lang, p.Script = longear.Chinese, longear.Hans
			ids[p.ExternalID] = p.ID
			n.add(longear.PostSighting{Post: p}, ids[g.Parent], "repost")
		}
		out.narratives = append(out.narratives, n)
		return nil
	})
	return out, err
}

// lines calls each for every line of a file, which may be compressed.
func lines(path string, each func([]byte) error) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return longear.E("", longear.KindInvalid, err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		r = z
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 64<<20)
	for n := 1; sc.Scan(); n++ {
		if err := each(sc.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return sc.Err()
}
