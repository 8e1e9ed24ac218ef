package clustering_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering"
	"longear/clustering/ledger"
	"longear/lang"
)

// bridge is one claim in many wordings; the last is another one.
var bridge = []string{
	"В Павлодаре с понедельника на 45 дней закроют мост через Иртыш, сообщили в акимате города.",
	"Акимат Павлодара сообщил, что мост через Иртыш с понедельника закрывают на 45 дней для ремонта.",
	"Мост через Иртыш в Павлодаре закроют на ремонт, движение остановят с понедельника на 45 дней.",
	"На 45 дней останется без моста через Иртыш Павлодар: закрытие начнётся в понедельник, говорят в акимате.",
	"Павлодар готовится к закрытию моста через Иртыш. Ремонт продлится 45 дней и начнётся в понедельник.",
	"Водителям Павлодара напомнили: мост через Иртыш с понедельника будет закрыт, ремонт займёт 45 дней.",
	"Бразилия победила Аргентину в финале футбольного турнира со счётом 3:1, два гола забил Карлос.",
}

func wordings(from, to int) []lang.Doc {
	var docs []lang.Doc
	for i := from; i < to; i++ {
		docs = append(docs, post(fmt.Sprintf("w%d", i), fmt.Sprintf("source-%d", i), bridge[i], longear.Russian, i*60))
	}
	return docs
}

// edited decides about the first posts, records what somebody edits, decides about the rest, and reviews everything.
func edited(t *testing.T, by string, first, more []lang.Doc, edit func(*ledger.Log) (longear.Event, error)) (*ledger.Log, longear.Event) {
	t.Helper()
	live := clustering.NewEngine(clustering.Options{})
	r := assign(live, first, 20, 0)
	commits := []longear.Commit{}
	for _, c := range r.commits {
		commits = append(commits, stamp(c))
	}
	ev, err := edit(logOf(t, commits, ledger.Point{}))
	if err != nil {
		t.Fatal(err)
	}
	ev.By = by
	c := stamp(longear.Commit{Seq: 50, Edit: true, Events: []longear.Event{ev}})
	live.Replay(c, nil)
	commits = append(commits, c)

	again := clustering.NewEngine(clustering.Options{})
	at := 0
	for _, c := range commits {
		again.Replay(c, first[at:at+len(c.Decisions)])
		at += len(c.Decisions)
	}
	var ends [2][]longear.Commit
	for i, e := range []*clustering.Engine{live, again} {
		ends[i] = assign(e, more, 20, 100).commits
		events, _ := e.Settle(200)
		ends[i] = append(ends[i], longear.Commit{Seq: 200, Events: events})
	}
	if diff := cmp.Diff(ends[0], ends[1]); diff != "" {
		t.Errorf("after a replay other decisions are taken (-live +replayed):\n%s", diff)
	}
	log := logOf(t, slices.Concat(commits, ends[0]), ledger.Point{})
	if diff := cmp.Diff(live.Narratives(log.Narratives()), again.Narratives(log.Narratives())); diff != "" {
		t.Errorf("projections differ (-live +replayed):\n%s", diff)
	}
	return log, ev
}

// TestHandsAreNotOverruled merges and splits what the machine parts or joins again, when it was itself who did it.
func TestHandsAreNotOverruled(t *testing.T) {
	home := func(t *testing.T, l *ledger.Log, post longear.PostID) longear.NarrativeID {
		t.Helper()
		c, err := l.Wording(post)
		if err != nil {
			t.Fatal(err)
		}
		id, _ := l.Home(c)
		return id
	}
	first, other := wordings(0, 1)[0].Post.ID, wordings(6, 7)[0].Post.ID
	t.Run("merge", func(t *testing.T) {
		for by, want := range map[string]bool{longear.Machine: false, "editor": true} {
			log, _ := edited(t, by, append(wordings(0, 4), wordings(6, 7)...), wordings(4, 6), func(l *ledger.Log) (longear.Event, error) {
				return l.Merge(home(t, l, first), home(t, l, other))
			})
			if got := home(t, log, first) == home(t, log, other); got != want {
				t.Errorf("merged by %s, they are one: %v, want %v", by, got, want)
			}
		}
	})
	t.Run("split", func(t *testing.T) {
		for by, want := range map[string]bool{longear.Machine: true, "editor": false} {
			log, ev := edited(t, by, wordings(0, 4), wordings(4, 6), func(l *ledger.Log) (longear.Event, error) {
				c, err := l.Wording(first)
				if err != nil {
					t.Fatal(err)
				}
				return l.Split(home(t, l, first), []longear.ClusterID{c})
			})
			if got := log.Narrative(ev.Narrative) == log.Narrative(ev.Other); got != want {
				t.Errorf("split by %s, they are one again: %v, want %v", by, got, want)
			}
		}
	})
}
