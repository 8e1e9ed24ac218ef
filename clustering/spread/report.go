package spread

import (
	"fmt"
	"strings"
	"time"

	"longear"
)

// Step is one sighting with where it probably comes from.
type Step struct {
	Post       longear.PostID     `json:"post"`
	Source     longear.SourceID   `json:"source"`
	Lang       longear.Lang       `json:"lang"`
	Platform   longear.Platform   `json:"platform"`
	Country    string             `json:"country,omitempty"`
	Stance     longear.Stance     `json:"stance,omitempty"`
	At         longear.Interval   `json:"at"` // a zero start: no confirmed time, only when we saw it
	Parent     longear.PostID     `json:"parent,omitempty"`
	Confidence Word               `json:"confidence"`
	Share      float64            `json:"share"`    // of the probability among the candidates, 0 to 1
	Explicit   bool               `json:"explicit"` // the post itself, or its platform, says so
	Reasons    []longear.Evidence `json:"reasons,omitempty"`
	RunnerUp   longear.PostID     `json:"runner_up,omitempty"`
	OwnEdition bool               `json:"own_edition"` // the parent is of the same account, outlet or owner
	Lag        *Lag               `json:"lag,omitempty"`
}

// Report is how one narrative spread among the posts held.
type Report struct {
	Steps     []Step     `json:"steps"` // by time
	Unknown   int        `json:"unknown_origins"`
	Crossings []Crossing `json:"crossings"`
	Flows     []Flow     `json:"flows"`
	Waves     []Wave     `json:"waves"`
	Bursts    []Burst    `json:"bursts"`
	Voices    Voices     `json:"voices"`
}

// Of works out how a narrative spread.
func Of(in Input, opt Options) Report {
	opt = opt.withDefaults()
	t := newTree(items(in, opt), in.Sources, opt.Weights)
	t.grow()
	r := Report{Steps: make([]Step, len(t.items))}
	for i := range t.items {
		r.Steps[i] = t.step(int32(i), in.Since)
		if r.Steps[i].Parent == "" {
			r.Unknown++
		}
	}
	r.Crossings, r.Flows = t.crossings(in.Since), t.flows(in.Since)
	r.Waves, r.Bursts = waves(t.items), bursts(t.items)
	r.Voices = t.voices()
	return r
}

func (t *tree) step(i int32, since map[longear.SourceID]time.Time) Step {
	it, r := &t.items[i], &t.results[i]
	p := &it.s.Post
	s := Step{
		Post: p.ID, Source: p.Source, Lang: p.Lang, Platform: p.Platform, Country: it.from.country,
		Stance: it.s.Sighting.Stance, At: it.at, Confidence: r.word, Share: r.share, Explicit: r.explicit != nil,
	}
	if r.runner >= 0 {
		s.RunnerUp = t.items[r.runner].s.Post.ID
	}
	parent := t.parent[i]
	if parent < 0 {
		s.Confidence, s.Share, s.RunnerUp, s.Reasons = Unknown, 0, "", notHeld(r)
		s.Explicit = false
		return s
	}
	from := &t.items[parent]
	s.Parent, s.OwnEdition, s.Reasons = from.s.Post.ID, it.from.own(from.from), t.reasons(i)
	lag := lagOf(from, it, since)
	s.Lag = &lag
	return s
}

func notHeld(r *result) []longear.Evidence {
	if r.explicit == nil {
		return nil
	}
	return []longear.Evidence{{Channel: r.explicit.channel, Note: "of something that is not held: " + r.explicit.note}}
}

// reasons says what spoke for the parent, in the order of the features.
func (t *tree) reasons(i int32) []longear.Evidence {
	r := &t.results[i]
	x := &r.best.x
	var out []longear.Evidence
	add := func(channel string, value float64, note string) {
		out = append(out, longear.Evidence{Channel: channel, Value: longear.RoundScore(value), Note: note})
	}
	if r.explicit != nil {
		add(r.explicit.channel, 1, r.explicit.note)
	}
	if x[fInside] >= .15 {
		add("wording", x[fInside], percent(x[fInside])+" of the text stands in the parent")
	}
	if t.parent[r.best.item] >= 0 && x[fNovel] >= .2 && len(t.novel(r.best.item)) >= 5 {
		add("novel wording", x[fNovel], percent(x[fNovel])+" of what the parent had added is kept")
	}
	if x[fNumbers] > 0 {
		add("numbers", x[fNumbers], t.sharedNumbers(i, r.best.item))
	}
	if x[fEntities] > 0 {
		add("names", x[fEntities], "names in common")
	}
	if x[fMeaning] >= 1 {
		add("meaning", x[fMeaning]/meaningScale, "nearer in meaning than the other candidates in other languages")
	}
	if x[fMedia] > 0 {
		add("media", 1, "the same picture or video")
	}
	for _, f := range []struct {
		at         int
		name, note string
	}{
		{fNamesLang, "names language", "the text names media in the parent's language"},
		{fNamesPlatform, "names platform", "the text names the parent's platform"},
		{fFirst, "first", "the parent is the earliest copy held"},
		{fFirstOfLang, "first of language", "the parent is the earliest copy held in the language"},
		{fFirstAbroad, "first of other language", "the parent is the earliest copy held in its language"},
	} {
		if x[f.at] > 0 {
			add(f.name, x[f.at], f.note)
		}
	}
	add("lag", r.best.lag.Hours(), r.best.lag.Round(time.Minute).String()+" later")
	return out
}

func percent(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) }

// sharedNumbers names up to three numbers that two texts share; rare ones first would need their counts again.
func (t *tree) sharedNumbers(a, b int32) string {
	var shown []string
	for _, n := range t.items[a].text.figures {
		if len(shown) < 3 && hasFigure(t.items[b].text.figures, n) {
			shown = append(shown, fmt.Sprintf("%g", n))
		}
	}
	if shown == nil {
		return "the same date"
	}
	return "shared: " + strings.Join(shown, ", ")
}

func hasFigure(all []float64, n float64) bool {
	for _, x := range all {
		if numberKey(x) == numberKey(n) {
			return true
		}
	}
	return false
}
