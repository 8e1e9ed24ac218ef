package fit

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"longear"
	"longear/lang"
)

// Set is a labelled set of posts, prepared.
type Set struct {
	Name  string
	Docs  []lang.Doc // in event-time order
	Gold  map[string]Gold
	Truth map[string]string // external id → narrative
	Langs map[string]string // external id → language
	First map[string]string // narrative → its first post, where the set says so
	Apart bool              // not of claims: counts in fitting for headlines and articles only
}

// Gold is the label of a post.
type Gold struct {
	ID        string `json:"id"`
	Narrative string `json:"narrative"`
	Cluster   string `json:"cluster"` // in sets that know groups only
	Copy      string `json:"copy"`
	Parent    string `json:"parent"`
	Kind      string `json:"kind"`
}

// set names in a folder of evaluation data: posts and gold.
func setFiles(dir, name string) (posts, gold, narratives string) {
	if base := filepath.Join(dir, "narratives_"+name); exists(base) {
		return base + "/posts.jsonl", base + "/gold.jsonl", base + "/narratives.jsonl"
	}
	base := filepath.Join(dir, "posts", name)
	return base + ".jsonl", base + ".gold.jsonl", ""
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// Load reads a set and prepares its posts.
func Load(dir, name string, prepare func(longear.Post) lang.Doc) (*Set, error) {
	posts, gold, narratives := setFiles(dir, name)
	s := &Set{Name: name, Apart: !exists(filepath.Join(dir, "narratives_"+name)), Gold: map[string]Gold{}, Truth: map[string]string{}, Langs: map[string]string{}, First: map[string]string{}}
	if err := lines(posts, func(b []byte) error { return s.addPost(b, prepare) }); err != nil {
		return nil, err
	}
	if err := lines(gold, s.addGold); err != nil {
		return nil, err
	}
	if narratives != "" {
		if err := lines(narratives, s.addNarrative); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(s.Docs, func(a, b lang.Doc) int {
		return cmp.Or(a.Post.Clocks.EventTime().Compare(b.Post.Clocks.EventTime()), cmp.Compare(a.Post.ExternalID, b.Post.ExternalID))
	})
	return s, nil
}

func (s *Set) addPost(b []byte, prepare func(longear.Post) lang.Doc) error {
	p, err := longear.DecodePost(b)
	if err != nil {
		return err
	}
	p.ID = longear.NewPostID(longear.URLKey(p.ExternalID)) // as forward_of and links name it
	p.Version = longear.NewVersionID(p.ID, p.Body())
	s.Langs[p.ExternalID] = string(p.Hint)
	s.Docs = append(s.Docs, prepare(p))
	return nil
}

func (s *Set) addGold(b []byte) error {
	var g Gold
	if err := json.Unmarshal(b, &g); err != nil {
		return err
	}
	s.Gold[g.ID] = g
	s.Truth[g.ID] = cmp.Or(g.Narrative, g.Cluster)
	return nil
}

func (s *Set) addNarrative(b []byte) error {
	var n struct{ Narrative, First string }
	if err := json.Unmarshal(b, &n); err != nil {
		return err
	}
	s.First[n.Narrative] = n.First
	return nil
}

func lines(name string, each func([]byte) error) error {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return longear.E("read set", longear.KindNotFound, err)
	}
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<16), 1<<24)
	for n := 1; in.Scan(); n++ {
		if err := each(in.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return in.Err()
}
