package web

import (
	"html/template"
	"time"

	"longear"
)

// barsView is the number of matching posts over time.
type barsView struct {
	Figure   template.HTML
	From, To string
	Peak     string
	Step     string
	Legend   []langView
	Rows     []barRow // the same as a table
}

type barRow struct {
	When  string
	Count string
	Href  string // narrows the query to it
	Langs []langCount
}

type langCount struct {
	langView
	Count string
}

const (
	maxBars    = 92
	leastBars  = 21
	barsHeight = 60.0
	barWidth   = 10.0
	barGap     = 1.6
)

// dayBars draws the days of an answer; long spans are summed into steps of several days.
func (v visit) dayBars(req request, days []longear.Bucket) *barsView {
	if len(days) == 0 {
		return nil
	}
	step := barStep(days)
	bars := padDays(sumDays(days, step), step, v.now)
	view := &barsView{Step: v.t.N("bars.step", step)}
	first, last := bars[0].At, bars[len(bars)-1].At
	view.From, view.To = v.dateIn(first.UTC(), true), v.dateIn(last.UTC(), true)
	peak := 0
	langs := map[longear.Lang]int{}
	for i := range bars {
		n := total(bars[i])
		peak = max(peak, n)
		for lang, k := range bars[i].Langs {
			langs[lang] += k
		}
		if n > 0 {
			view.Rows = append(view.Rows, v.barRow(req, bars[i], step))
		}
	}
	view.Peak = v.t.N("posts", peak)
	for _, lang := range sortedLangs(langs) {
		view.Legend = append(view.Legend, langView{string(lang), v.t.name("lang", string(lang)), hue(lang)})
	}
	view.Figure = v.drawBars(bars, peak, view)
	return view
}

// barStep is the number of days per bar.
func barStep(days []longear.Bucket) int {
	span := int(days[len(days)-1].At.Sub(days[0].At).Hours()/24) + 1
	return (span + maxBars - 1) / maxBars
}

// sumDays fills the days without posts, and sums step days into one bar.
func sumDays(days []longear.Bucket, step int) []longear.Bucket {
	first := days[0].At
	n := int(days[len(days)-1].At.Sub(first).Hours()/24)/step + 1
	bars := make([]longear.Bucket, n)
	for i := range bars {
		bars[i] = longear.Bucket{At: first.AddDate(0, 0, i*step), Langs: map[longear.Lang]int{}}
	}
	for _, day := range days {
		i := int(day.At.Sub(first).Hours()/24) / step
		for lang, k := range day.Langs {
			bars[i].Langs[lang] += k
		}
	}
	return bars
}

// padDays puts empty days around few ones, so that one day does not fill the page; none of them lies in the future.
func padDays(bars []longear.Bucket, step int, now time.Time) []longear.Bucket {
	for before := false; len(bars) < leastBars; before = !before {
		next := bars[len(bars)-1].At.AddDate(0, 0, step)
		if before || next.After(now) {
			bars = append([]longear.Bucket{{At: bars[0].At.AddDate(0, 0, -step)}}, bars...)
		} else {
			bars = append(bars, longear.Bucket{At: next})
		}
	}
	return bars
}

func total(b longear.Bucket) int {
	n := 0
	for _, k := range b.Langs {
		n += k
	}
	return n
}

func (v visit) barRow(req request, b longear.Bucket, step int) barRow {
	after := filter{Field: "after", Value: b.At.UTC().Format(time.DateOnly)}
	before := filter{Field: "before", Value: b.At.UTC().AddDate(0, 0, step).Format(time.DateOnly)}
	row := barRow{When: v.dateIn(b.At.UTC(), true), Count: v.t.number(total(b)), Href: req.withText(req.text.with(after).with(before))}
	for _, lang := range sortedLangs(b.Langs) {
		row.Langs = append(row.Langs, langCount{langView{string(lang), v.t.name("lang", string(lang)), hue(lang)}, v.t.number(b.Langs[lang])})
	}
	return row
}

// drawBars draws stacked bars that stretch to the width of the page; their words stand in HTML around them.
func (v visit) drawBars(bars []longear.Bucket, peak int, view *barsView) template.HTML {
	var d drawing
	width := float64(len(bars)) * barWidth
	d.open("svg", text("viewBox", "0 0 "+num(width)+" "+num(barsHeight)), text("preserveAspectRatio", "none"), text("role", "img"),
		text("aria-label", v.t.T("bars.label", view.From, view.To, view.Peak)), class("bars"))
	for i, b := range bars {
		y := barsHeight
		for _, lang := range sortedLangs(b.Langs) {
			h := float64(b.Langs[lang]) / float64(peak) * (barsHeight - 2)
			y -= h
			d.rect(float64(i)*barWidth+barGap/2, y, barWidth-barGap, h, "f-"+hue(lang))
		}
	}
	d.end("svg")
	return d.done()
}
