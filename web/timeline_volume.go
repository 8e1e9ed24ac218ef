package web

import (
	"slices"
	"strconv"
	"time"

	"longear"
)

const maxBuckets = 60

// bin is the posts of one step of time in one language.
type bin struct {
	at    time.Time
	langs map[longear.Lang]int
}

func (b bin) total() int { return total(longear.Bucket{Langs: b.langs}) }

// volume draws the number of posts over time below the lanes, on the same scale.
func (t *timeline) volume(all []longear.PostSighting) {
	step := t.scale.step(maxBuckets)
	bins := binPosts(all, step, t.v.opt.Zone)
	peak := 0
	for _, b := range bins {
		peak = max(peak, b.total())
	}
	base := t.bottom + axisHeight + volHeight - 4
	unit := (volHeight - 18) / float64(peak)
	for _, b := range bins {
		x0, x1 := t.scale.x(b.at), t.scale.x(b.at.Add(step))
		y := base
		for _, lang := range sortedLangs(b.langs) {
			h := float64(b.langs[lang]) * unit
			y -= h
			t.rect(x0+.5, y, max(2.5, x1-x0-1), h, "f-"+hue(lang))
		}
	}
	t.line(figLeft, base, figRight, base, "axis")
	t.label(0, base, "small", "start", t.v.t.T("figure.per_step", t.stepName(step)))
	t.label(0, base-14, "small", "start", t.v.t.T("figure.peak", strconv.Itoa(peak)))
}

func (t *timeline) stepName(step time.Duration) string {
	if step < time.Hour {
		return t.v.t.T("span.minutes", int(step.Minutes()))
	}
	if step < 24*time.Hour {
		return t.v.t.T("span.hours", int(step.Hours()))
	}
	return t.v.t.T("span.days", int(step.Hours()/24))
}

// binPosts counts posts per step and language, in order of time.
func binPosts(all []longear.PostSighting, step time.Duration, zone *time.Location) []bin {
	index := map[time.Time]int{}
	var bins []bin
	for _, ps := range all {
		at := floor(middle(ps.Post), step, zone).UTC()
		i, ok := index[at]
		if !ok {
			i = len(bins)
			index[at] = i
			bins = append(bins, bin{at: at, langs: map[longear.Lang]int{}})
		}
		bins[i].langs[ps.Post.Lang]++
	}
	slices.SortFunc(bins, func(a, b bin) int { return a.at.Compare(b.at) })
	return bins
}
