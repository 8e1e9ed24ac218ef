package clustering_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering"
	"longear/clustering/ledger"
	"longear/lang"
)

const (
	wheat = "Власти Казахстана с 15 июня запретят экспорт пшеницы, штраф за вывоз составит 250 тысяч тенге, сообщили на рынке."
	court = "Суд в Бишкеке оправдал журналиста, которого обвиняли в призывах к беспорядкам, прокурор обжалует решение."
)

// claimed is a post that claims a time with a precision.
func claimed(id, text string, minutes int, precision longear.Precision) lang.Doc {
	d := post(id, "source-"+id, text, longear.Russian, minutes)
	d.Post.Clocks.Observed = start.Add(100 * 24 * time.Hour)
	d.Post.Clocks.Published.Precision = precision
	if precision == longear.Day {
		d.Post.Clocks.Published.At = d.Post.Clocks.Published.At.Truncate(24 * time.Hour)
	}
	return d
}

// TestFirstSeenMovesWithAnEvent holds promise 5: what replaces the first lies wholly before it, or the first is there no
// longer; and each change is an event.
func TestFirstSeenMovesWithAnEvent(t *testing.T) {
	second, minute, day := longear.Second, longear.Minute, longear.Day
	at := func(minutes int) string { return start.Add(time.Duration(minutes) * time.Minute).Format(time.RFC3339) }
	a := claimed("a", wheat, 600, second)
	tests := []struct {
		name   string
		more   []lang.Doc
		first  string
		events []longear.Event
	}{
		{"a later copy", []lang.Doc{claimed("b", wheat, 700, second)}, "a", nil},
		{"an earlier copy", []lang.Doc{claimed("b", wheat, 500, second)}, "b", []longear.Event{{Post: "b", From: at(600), To: at(500)}}},
		{"a copy of that day", []lang.Doc{claimed("b", wheat, 600, day)}, "a", nil},
		{"a copy of the day before", []lang.Doc{claimed("b", wheat, 600-24*60, day)}, "b", []longear.Event{{Post: "b", From: at(600), To: "2024-04-30T00:00:00Z"}}},
		{"a copy of that minute", []lang.Doc{claimed("b", wheat, 600, minute)}, "a", nil},
		{"copies that overlap, then one before both", []lang.Doc{claimed("b", wheat, 600, day), claimed("c", wheat, 300, second)}, "c", []longear.Event{{Post: "c", From: at(600), To: at(300)}}},
		{"a copy without a time", []lang.Doc{claimed("b", wheat, 500, longear.None)}, "a", nil},
		{
			"the first has another time",
			[]lang.Doc{claimed("b", wheat, 700, second), claimed("a", wheat+" Подробности позже.", 800, second)},
			"b",
			[]longear.Event{{Post: "a", From: at(600), To: at(700), Evidence: []longear.Evidence{{Channel: longear.ChannelFirst, Note: "b"}}}},
		},
		{
			"the first is known less exactly",
			[]lang.Doc{claimed("a", wheat+" Подробности позже.", 600, minute)},
			"a",
			[]longear.Event{{Post: "a", From: at(600), To: at(600)}},
		},
		{
			"the first leaves",
			[]lang.Doc{claimed("b", wheat, 700, second), claimed("c", court, 650, second), claimed("a", court, 600, second)},
			"b",
			[]longear.Event{{Post: "a", From: at(600), To: at(700), Evidence: []longear.Evidence{{Channel: longear.ChannelFirst, Note: "b"}}}},
		},
		{
			"the first loses its time",
			[]lang.Doc{claimed("a", wheat+" Подробности позже.", 600, longear.None)},
			"",
			[]longear.Event{{Post: "a", From: at(600)}},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := clustering.NewEngine(clustering.Options{})
			docs := append([]lang.Doc{a}, test.more...)
			ds, events, _ := e.Assign(1, docs)
			id := ds[0].Narrative
			var got []longear.Event
			for _, ev := range events {
				if ev.Kind == longear.EventFirstSeen && ev.Narrative == id {
					got = append(got, ev)
				}
			}
			for i := range test.events {
				ev := &test.events[i]
				ev.Kind, ev.By, ev.Narrative, ev.Post = longear.EventFirstSeen, longear.Machine, id, longear.NewPostID(string(ev.Post))
				for j := range ev.Evidence {
					ev.Evidence[j].Note = string(longear.NewPostID(ev.Evidence[j].Note))
				}
			}
			if diff := cmp.Diff(test.events, got); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
			want := longear.PostID("")
			if test.first != "" {
				want = longear.NewPostID(test.first)
			}
			if got := firstOf(e, id); got.Post != want {
				t.Errorf("first is %+v, want %s", got, test.first)
			}
		})
	}
}

func firstOf(e *clustering.Engine, id longear.NarrativeID) (seen longear.FirstSeen) {
	for _, n := range e.Narratives([]longear.NarrativeID{id}) {
		if n.First != nil {
			seen = *n.First
		}
	}
	return seen
}

// TestEveryFirstSeenIsExplained plays streams whose posts have vague times and get new versions, one after the other: when
// the first of a narrative is another than before, an event says so. A replay and a reader of the log see the same first.
func TestEveryFirstSeenIsExplained(t *testing.T) {
	moved := 0
	for seed := range uint64(3) {
		docs := vague(seed, 260)
		e, again := clustering.NewEngine(clustering.Options{}), clustering.NewEngine(clustering.Options{})
		log := ledger.NewLog(ledger.Point{})
		held := map[longear.PostID]longear.Post{}
		firsts := map[longear.NarrativeID]longear.FirstSeen{}
		for i := range docs {
			ds, events, touched := e.Assign(uint64(i+1), docs[i:i+1])
			c := stamp(longear.Commit{Seq: uint64(i + 1), Decisions: ds, Events: events})
			again.Replay(c, docs[i:i+1])
			log.Add(c)
			held[docs[i].Post.ID] = docs[i].Post
			explained := map[longear.NarrativeID]bool{}
			for _, ev := range events {
				switch ev.Kind {
				case longear.EventFirstSeen:
					moved++
					fallthrough
				case longear.EventCreate, longear.EventMerge, longear.EventSplit, longear.EventAssign, longear.EventRelate, longear.EventClusterMerge:
					explained[ev.Narrative], explained[ev.Other] = true, ev.Other != "" || explained[ev.Other]
				}
			}
			for _, id := range touched {
				now := firstOf(e, id)
				if was := firsts[id]; was != now && !explained[id] && was.Post != "" {
					t.Errorf("stream %d, post %d: the first of %s was %+v and is %+v without an event", seed, i, id, was, now)
				}
				firsts[id] = now
			}
		}
		for _, id := range log.Narratives() {
			var sightings []longear.PostSighting
			for _, s := range log.Members(id) {
				sightings = append(sightings, longear.PostSighting{Post: held[s.Post], Sighting: s})
			}
			want := firstOf(e, id)
			if got := firstOf(again, id); got != want {
				t.Errorf("stream %d: replayed, the first of %s is %+v, want %+v", seed, id, got, want)
			}
			got := longear.FirstSeen{}
			if n := clustering.Describe(id, sightings, log.Order); n.First != nil {
				got = *n.First
			}
			if got != want {
				t.Errorf("stream %d: in the log the first of %s is %+v, want %+v", seed, id, got, want)
			}
			for _, s := range sightings {
				if c := s.Post.Clocks; want.Post != "" && s.Sighting.Stance != longear.Denies && c.Confirmed() && c.Published.Interval().Before(want.Interval) {
					t.Errorf("stream %d: %s lies wholly before the first of %s, %+v", seed, s.Post.ID, id, want)
				}
			}
		}
	}
	if moved == 0 {
		t.Error("no first seen moved: the test tests nothing")
	}
}

// vague makes a stream in which times are known to the day or minute, or come in the wrong order, and posts change.
func vague(seed uint64, n int) []lang.Doc {
	rng := rand.New(rand.NewPCG(seed, 11))
	docs := stream(seed, n)
	for i := range docs {
		if i > 0 && rng.IntN(6) == 0 { // a new version of an earlier post, with the text of another
			p := docs[i].Post
			p.ID = docs[rng.IntN(i)].Post.ID
			p.Version = longear.NewVersionID(p.ID, p.Body())
			docs[i] = analyzer().Prepare(p)
		}
		c := &docs[i].Post.Clocks
		c.Observed = start.Add(100 * 24 * time.Hour)
		c.Published.At = start.Add(time.Duration(rng.IntN(4*24*60)) * time.Minute)
		switch rng.IntN(5) {
		case 0:
			c.Published.Precision = longear.Minute
		case 1:
			c.Published.Precision = longear.Day
			c.Published.At = c.Published.At.Truncate(24 * time.Hour)
		case 2:
			c.Published.Precision = longear.None
		}
	}
	return docs
}
