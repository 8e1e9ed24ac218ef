package elastic

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"longear"
	"longear/index"
	"longear/lang"
)

// postDoc is the document of a post with its newest sighting.
type postDoc struct {
	ID        string          `json:"id"`
	Version   string          `json:"version"`
	Source    string          `json:"source"`
	Platform  string          `json:"platform"`
	Account   string          `json:"account"`
	Lang      string          `json:"lang"`
	Script    string          `json:"script"`
	Country   string          `json:"country"`
	Owner     string          `json:"owner"`
	EventTime int64           `json:"event_time"`
	Day       int64           `json:"day"`
	Observed  int64           `json:"observed"`
	Seq       uint64          `json:"seq"`
	Epoch     int64           `json:"epoch"`
	Narrative string          `json:"narrative"`
	Cluster   string          `json:"cluster"`
	Relation  string          `json:"relation"`
	Stance    string          `json:"stance"`
	Surface   string          `json:"surface"`
	Stems     string          `json:"stems"`
	IDs       string          `json:"ids"`
	Han1      string          `json:"han1"`
	Han2      string          `json:"han2"`
	Post      json.RawMessage `json:"post,omitempty"`
	Sighting  json.RawMessage `json:"sighting,omitempty"`
}

type versionDoc struct {
	Version  string          `json:"version"`
	Post     string          `json:"post"`
	Observed int64           `json:"observed"`
	JSON     json.RawMessage `json:"json,omitempty"`
}

const daySeconds = 24 * 60 * 60

// WritePosts writes the posts of a group with their proposed sightings under the sequence number of the commit to come.
// They stay invisible until Commit. Posts that Elasticsearch will never take come back as *longear.RejectedPostsError.
func (s *Store) WritePosts(ctx context.Context, seq uint64, docs []lang.Doc, decisions []longear.Decision) error {
	actions := make([]action, 0, 2*len(docs))
	for i, d := range docs {
		pair, err := s.postActions(seq, d, decisions[i].Sighting)
		if err != nil {
			return longear.E("encode post "+string(d.Post.ID), longear.KindInternal, err)
		}
		actions = append(actions, pair...)
	}
	rejected, err := s.bulk(ctx, actions)
	if err != nil {
		return longear.E(fmt.Sprintf("write %d posts for commit %d", len(docs), seq), longear.KindOf(err), err)
	}
	return rejectedPosts(docs, rejected)
}

func rejectedPosts(docs []lang.Doc, rejected map[string]error) error {
	if len(rejected) == 0 {
		return nil
	}
	out := &longear.RejectedPostsError{Posts: map[longear.PostID]error{}}
	for _, d := range docs {
		for _, id := range []string{string(d.Post.ID), string(d.Post.Version)} {
			if err, ok := rejected[id]; ok {
				out.Posts[d.Post.ID] = err
			}
		}
	}
	return out
}

func (s *Store) postActions(seq uint64, d lang.Doc, sighting longear.Sighting) ([]action, error) {
	post, err := json.Marshal(d.Post)
	if err != nil {
		return nil, err
	}
	sighted, err := json.Marshal(sighting)
	if err != nil {
		return nil, err
	}
	p, c := d.Post, index.ColumnsOf(d)
	at, observed := p.Clocks.EventTime().Unix(), p.Clocks.Observed.Unix()
	doc := postDoc{
		ID: string(p.ID), Version: string(p.Version), Source: string(p.Source), Platform: string(p.Platform), Account: p.Account,
		Lang: string(p.Lang), Script: string(p.Script), Country: p.Country, Owner: p.Owner, EventTime: at, Day: floorDiv(at, daySeconds),
		Observed: observed, Seq: seq, Epoch: s.epoch,
		Narrative: string(sighting.Narrative), Cluster: string(sighting.Cluster), Relation: string(sighting.Relation), Stance: string(sighting.Stance),
		Surface: c.Surface, Stems: c.Stems, IDs: c.IDs, Han1: c.Han1, Han2: c.Han2,
	}
	meta, err := json.Marshal(doc)
	if err != nil {
		return nil, err
	}
	version, err := json.Marshal(versionDoc{Version: string(p.Version), Post: string(p.ID), Observed: observed})
	if err != nil {
		return nil, err
	}
	return []action{
		{"index", "versions", string(p.Version), splice(version, "json", post)},
		{"index", "posts", string(p.ID), splice(splice(meta, "post", post), "sighting", sighted)},
	}, nil
}

// encoded is a document that is JSON already.
type encoded []byte

// splice adds a field that is JSON already to an object: encoding/json would read and write a RawMessage once more,
// which was half of the time of a bulk request.
func splice(object []byte, field string, raw []byte) encoded {
	out := make([]byte, 0, len(object)+len(field)+len(raw)+4)
	out = append(out, object[:len(object)-1]...)
	out = append(out, `,"`...)
	out = append(out, field...)
	out = append(out, `":`...)
	out = append(out, raw...)
	return append(out, '}')
}

func floorDiv(a, b int64) int64 {
	if q := a / b; a%b >= 0 {
		return q
	}
	return a/b - 1
}

type commitDoc struct {
	Seq      uint64          `json:"seq"`
	Epoch    int64           `json:"epoch"`
	Analysis string          `json:"analysis"`
	At       int64           `json:"at"`
	JSON     json.RawMessage `json:"json"`
}

// Commit creates the commit record: from the next refresh the group is visible and will be replayed. It fails with
// KindConflict when the number is taken by another writer or a newer writer has started.
func (s *Store) Commit(ctx context.Context, c longear.Commit) error {
	op := fmt.Sprintf("commit %d", c.Seq)
	c.Epoch = s.epoch
	rec, err := s.GetState(ctx, "writer", "epoch")
	if err != nil {
		return longear.E(op, longear.KindOf(err), err)
	}
	if rec.Version != s.epoch {
		return longear.Errorf(longear.KindConflict, "%s: writer %d was replaced by writer %d", op, s.epoch, rec.Version)
	}
	raw, err := json.Marshal(c)
	if err != nil {
		return longear.E(op, longear.KindInternal, err)
	}
	path := "/" + s.alias("commits") + "/_create/" + strconv.FormatUint(c.Seq, 10)
	err = s.client.do(ctx, http.MethodPut, path, commitDoc{c.Seq, c.Epoch, c.Analysis, c.At.Unix(), raw}, nil)
	if longear.KindOf(err) == longear.KindConflict && s.isOurs(ctx, c) {
		err = nil // an earlier try of this call had arrived
	}
	if err != nil {
		return longear.E(op, longear.KindOf(err), err)
	}
	return s.writeEvents(ctx, c.Events)
}

func (s *Store) isOurs(ctx context.Context, c longear.Commit) bool {
	var got struct {
		Source commitDoc `json:"_source"`
	}
	err := s.client.do(ctx, http.MethodGet, "/"+s.alias("commits")+"/_doc/"+strconv.FormatUint(c.Seq, 10), nil, &got)
	return err == nil && got.Source.Epoch == c.Epoch
}

type eventDoc struct {
	ID        string          `json:"id"`
	Seq       uint64          `json:"seq"`
	Position  int             `json:"position"`
	Narrative string          `json:"narrative"`
	Kind      string          `json:"kind"`
	JSON      json.RawMessage `json:"json"`
}

// writeEvents stores the history; the commit record holds it too, so that Project can write it again.
func (s *Store) writeEvents(ctx context.Context, events []longear.Event) error {
	actions := make([]action, len(events))
	for i, e := range events {
		raw, err := json.Marshal(e)
		if err != nil {
			return longear.E("encode event", longear.KindInternal, err)
		}
		actions[i] = action{"index", "events", e.ID, eventDoc{e.ID, e.Seq, i, string(e.Narrative), string(e.Kind), raw}}
	}
	if len(actions) == 0 {
		return nil
	}
	rejected, err := s.bulk(ctx, actions)
	if err != nil {
		return err
	}
	return refuse("write events", rejected)
}

// DeadLetters stores what could not be stored otherwise; the same fault overwrites itself.
func (s *Store) DeadLetters(ctx context.Context, letters []longear.DeadLetter) error {
	actions := make([]action, len(letters))
	for i, l := range letters {
		raw, err := json.Marshal(l)
		if err != nil {
			return longear.E("encode dead letter", longear.KindInternal, err)
		}
		actions[i] = action{"index", "dead_letters", l.ID, map[string]any{
			"id": l.ID, "source": l.Source, "stage": l.Stage, "kind": l.Kind, "at": l.At.Unix(), "json": json.RawMessage(raw),
		}}
	}
	if len(actions) == 0 {
		return nil
	}
	rejected, err := s.bulk(ctx, actions)
	if err != nil {
		return longear.E("write dead letters", longear.KindOf(err), err)
	}
	return refuse("write dead letters", rejected)
}
