package trial

import (
	"fmt"
	"io"

	"longear"
	"longear/clustering/mutate"
	"longear/clustering/neardup"
	"longear/clustering/score"
)

type gold struct {
	truth   map[string]string
	items   map[string]mutate.Truth
	ids     []string
	texts   map[string]string
	results map[string]neardup.Result
}

func apart(op mutate.Op) bool {
	return op == mutate.NumberSwap || op == mutate.NameSwap || op == mutate.Quote || op == mutate.Template
}

func report(o Options, name string, g *gold, predicted map[string]string, speed float64, out io.Writer) {
	r := score.Measure(g.truth, predicted)
	fmt.Fprintf(out, "%-4s %7d %6.4f %6.4f %6.4f %6.4f %6.4f %6.4f %3d/%3d %9.0f\n", name, r.Items, r.BCubed.Precision, r.BCubed.Recall,
		r.BCubed.F1, r.Pairwise.Precision, r.Pairwise.Recall, r.Pairwise.F1, r.Largest, r.GoldLargest, speed)
	kinds := score.ByKind(g.ids, predicted, func(id string) string { return g.items[id].Parent }, func(id string) string { return string(g.items[id].Op) },
		func(id string) bool { return apart(g.items[id].Op) })
	for _, k := range kinds {
		fmt.Fprintf(out, "     %-12s %6d %6.4f\n", k.Name, k.Items, k.Right)
	}
	fmt.Fprintf(out, "     %-12s %13.4f\n", "templates merged", mergedTemplates(g, predicted))
	if o.Verbose {
		mistakes(g, predicted, out)
	}
}

// mergedTemplates is the share of templated founders that stand in a cluster with a post of another truth.
func mergedTemplates(g *gold, predicted map[string]string) float64 {
	mixed := map[string]string{}
	for _, id := range g.ids {
		c := predicted[id]
		if t, ok := mixed[c]; ok && t != g.truth[id] {
			mixed[c] = "mixed"
		} else {
			mixed[c] = g.truth[id]
		}
	}
	n, wrong := 0., 0.
	for _, id := range g.ids {
		if g.items[id].Op == mutate.Template {
			n++
			if mixed[predicted[id]] == "mixed" {
				wrong++
			}
		}
	}
	return wrong / max(1, n)
}

func mistakes(g *gold, predicted map[string]string, out io.Writer) {
	first := map[string]string{}
	for _, id := range g.ids {
		f, ok := first[predicted[id]]
		if !ok {
			first[predicted[id]] = id
			continue
		}
		if g.truth[f] != g.truth[id] && (g.items[id].Op == mutate.Template || g.items[id].Op == "real") {
			fmt.Fprintf(out, "--- mixed %s: %+v\n< %s\n> %s\n", id, g.results[id], longear.Shorten(g.texts[f], 400), longear.Shorten(g.texts[id], 400))
		}
	}
	shown := map[mutate.Op]int{}
	for _, id := range g.ids {
		t := g.items[id]
		wrong := t.Parent != "" && (predicted[id] == predicted[t.Parent]) == apart(t.Op)
		if !wrong || shown[t.Op] >= 4 {
			continue
		}
		shown[t.Op]++
		fmt.Fprintf(out, "--- %s %s: %+v\n< %s\n> %s\n", t.Op, id, g.results[id], longear.Shorten(g.texts[t.Parent], 400), longear.Shorten(g.texts[id], 400))
	}
}
