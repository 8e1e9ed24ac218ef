package web

import (
	"html/template"
	"slices"
	"time"

	"longear"
)

const (
	figWidth   = 880.0
	figLeft    = 118.0
	figRight   = 866.0
	laneTop    = 50.0
	laneHeight = 56.0
	axisHeight = 24.0
	volHeight  = 64.0
	maxTicks   = 9
	markRadius = 6.0
)

// timeline draws the spread of a narrative: lanes over time, first arrivals, probable parents, volume.
type timeline struct {
	drawing
	v      visit
	spread spread
	cov    coverage
	first  *longear.FirstSeen
	scale  scale
	y      map[string]float64 // middle of each lane
	spots  map[longear.PostID]spot
	bottom float64 // of the lanes
}

func (v visit) timeline(d longear.NarrativeDetail, s spread, cov coverage, title, desc string) template.HTML {
	if len(d.Sightings) == 0 {
		return ""
	}
	t := &timeline{v: v, spread: s, cov: cov, first: d.Narrative.First, y: map[string]float64{}, spots: map[longear.PostID]spot{}}
	t.scale = newScale(eventTimes(d.Sightings), figLeft+8, figRight-8)
	for i, l := range s.Lanes {
		t.y[l.Key] = laneTop + laneHeight*float64(i)
	}
	t.bottom = laneTop + laneHeight*float64(len(s.Lanes)) - laneHeight/2 + 6
	t.begin("spread", figWidth, t.bottom+axisHeight+volHeight+6, title, desc)
	t.axis()
	t.gaps()
	t.laneLines()
	t.place()
	t.parents(d.Sightings)
	t.marks()
	t.labels()
	t.volume(d.Sightings)
	t.end("svg")
	return t.done()
}

func eventTimes(all []longear.PostSighting) []time.Time {
	var out []time.Time
	for _, ps := range all {
		out = append(out, spanOf(ps.Post).Lo, spanOf(ps.Post).Hi)
	}
	return out
}

// spanOf is where a post is drawn: its claimed interval, or the moment at which we saw it.
func spanOf(p longear.Post) longear.Interval {
	if p.Clocks.Confirmed() {
		return p.Clocks.Published.Interval()
	}
	return longear.Interval{Lo: p.Clocks.Observed, Hi: p.Clocks.Observed}
}

// middle is the instant at which a post is drawn.
func middle(p longear.Post) time.Time {
	i := spanOf(p)
	return i.Lo.Add(i.Hi.Sub(i.Lo) / 2)
}

func (t *timeline) axis() {
	step := t.scale.step(maxTicks)
	for _, tick := range t.scale.ticks(step, t.v.opt.Zone) {
		x := t.scale.x(tick.at)
		t.line(x, 18, x, t.bottom, "grid")
		anchor := "middle"
		if x > figRight-24 {
			anchor = "end"
		}
		t.label(x, t.bottom+15, "tick", anchor, t.tickLabel(tick, step))
	}
	t.line(figLeft, t.bottom, figRight, t.bottom, "axis")
	t.breaks()
}

// tickLabel is the day, or the hour within a day.
func (t *timeline) tickLabel(k tick, step time.Duration) string {
	local := k.at.In(t.v.opt.Zone)
	if step >= 24*time.Hour || k.opens || local.Hour() == 0 && local.Minute() == 0 {
		return t.v.date(k.at, false)
	}
	return local.Format("15:04")
}

// breaks marks the silences that the axis leaves out.
func (t *timeline) breaks() {
	for i := 1; i < len(t.scale.parts); i++ {
		before, after := t.scale.parts[i-1], t.scale.parts[i]
		mid := (before.x1 + after.x0) / 2
		t.rect(before.x1, 18, after.x0-before.x1, t.bottom-18, "silence")
		t.label(mid, 11, "small", "middle", t.v.t.T("figure.silence", t.v.t.long(after.t0.Sub(before.t1))))
	}
}

// gaps draws where a lane was not collected. Where nothing at all was collected in time, a sentence says so instead.
func (t *timeline) gaps() {
	if t.v.collectedLater(t.spread, t.cov) {
		return
	}
	start, end := t.scale.parts[0].t0, t.scale.parts[len(t.scale.parts)-1].t1
	for _, l := range t.spread.Lanes {
		for _, g := range l.gaps(t.spread.By, t.cov) {
			from, to := g.From, g.To
			if from.IsZero() {
				from = start
			}
			if to.IsZero() {
				to = end
			}
			if to.After(from) && to.After(start) && from.Before(end) {
				t.gap(l, t.scale.x(from), t.scale.x(to), g)
			}
		}
	}
}

func (t *timeline) gap(l lane, x0, x1 float64, g gap) {
	y := t.y[l.Key]
	t.open("g", class("gap"))
	label := t.v.t.T("figure.not_before", t.v.date(g.To, false))
	if g.To.IsZero() {
		label = t.v.t.T("figure.not_after", t.v.date(g.From, false))
	}
	t.title(label)
	t.rect(x0, y-17, x1-x0, 34, "gap-area")
	if x1-x0 > 120 {
		t.label(x0+5, y+13, "small", "start", label)
	}
	t.end("g")
}

func (t *timeline) laneLines() {
	for _, l := range t.spread.Lanes {
		y := t.y[l.Key]
		t.line(figLeft, y, figRight, y, "axis")
		c := "lane"
		if t.spread.By == byLang {
			c += " f-" + hue(longear.Lang(l.Key))
		}
		t.label(0, y+1, c, "start", t.v.laneName(t.spread.By, l.Key))
		t.label(0, y+15, "small", "start", t.v.t.N("posts", len(l.Posts)))
	}
}

// place finds a spot for every post; first arrivals come first and so stand on the line.
func (t *timeline) place() {
	for _, l := range t.spread.Lanes {
		var s swarm
		posts := slices.Clone(l.Posts)
		slices.SortStableFunc(posts, func(a, b longear.PostSighting) int { return middle(a.Post).Compare(middle(b.Post)) })
		if l.Arrival != nil {
			x := t.scale.x(middle(l.Arrival.Post.Post))
			t.spots[l.Arrival.Post.Post.ID] = spot{x, t.y[l.Key] + s.place(x)}
		}
		for _, ps := range posts {
			if _, placed := t.spots[ps.Post.ID]; !placed {
				x := t.scale.x(middle(ps.Post))
				t.spots[ps.Post.ID] = spot{x, t.y[l.Key] + s.place(x)}
			}
		}
	}
}

// parents draws a line to the probable parent, where the score is enough and the times do not speak against it.
func (t *timeline) parents(all []longear.PostSighting) {
	byID := map[longear.PostID]longear.Post{}
	for _, ps := range all {
		byID[ps.Post.ID] = ps.Post
	}
	for _, ps := range all {
		parent, ok := byID[ps.Sighting.Parent]
		if !ok || !surelyParent(ps, parent) {
			continue
		}
		from, to := t.spots[parent.ID], t.spots[ps.Post.ID]
		c := "link"
		if laneKey(parent, t.spread.By) != laneKey(ps.Post, t.spread.By) {
			c = "link crossing"
		}
		mid := num((from.x + to.x) / 2)
		t.shape("path", class(c), text("d", "M"+num(from.x)+" "+num(from.y)+"C"+mid+" "+num(from.y)+" "+mid+" "+num(to.y)+" "+num(to.x)+" "+num(to.y)))
	}
}

// surelyParent tells whether a parent may be shown: never on a weak score, nor when it is later than its child.
func surelyParent(child longear.PostSighting, parent longear.Post) bool {
	return sureness(child.Sighting) != "weak" && child.Post.Clocks.Confirmed() && parent.Clocks.Confirmed() &&
		!spanOf(child.Post).Before(spanOf(parent))
}

func (t *timeline) marks() {
	for _, l := range t.spread.Lanes {
		for _, ps := range slices.Backward(l.Posts) {
			t.post(ps)
		}
		if l.Arrival != nil {
			t.post(l.Arrival.Post) // on top
		}
	}
}

func (t *timeline) post(ps longear.PostSighting) {
	at := t.spots[ps.Post.ID]
	c := "f-" + hue(ps.Post.Lang)
	if span := spanOf(ps.Post); span.Hi.Sub(span.Lo) > time.Hour {
		t.line(t.scale.x(span.Lo), at.y, t.scale.x(span.Hi), at.y, "whisker s-"+hue(ps.Post.Lang))
	}
	if !ps.Post.Clocks.Confirmed() {
		c += " undated"
	}
	shape := shapeOf(ps.Sighting, t.first != nil && t.first.Post == ps.Post.ID)
	if shape == markCross {
		c = "debunk"
	}
	w := t.v.where(ps.Post)
	title := t.v.t.T("figure.mark", t.v.published(ps.Post.Clocks).Text, w.Name, w.Lang, t.v.relation(ps.Sighting, ps.Post, t.first).Text)
	t.mark(shape, at.x, at.y, markRadius, c, "#"+string(ps.Post.ID), title)
}
