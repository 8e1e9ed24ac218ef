package spreadeval

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"longear/clustering/spread"
)

func newTable(w io.Writer) *tabwriter.Writer { return tabwriter.NewWriter(w, 2, 4, 2, ' ', 0) }

func head(t io.Writer) {
	fmt.Fprintln(t, "fitted → tested\tparents\tright\texplicit\tancestors P\tR\tF1\tcrossings\tarrival\tarrival and from\tlikely\tpossible\tweak\tdetails")
}

func row(t io.Writer, name string, r *result) {
	a := r.ancestors()
	word := func(w spread.Word) string {
		c := at(r.words, w)
		return fmt.Sprintf("%.2f of %.0f", c.share(), c.all)
	}
	fmt.Fprintf(t, "%s\t%.0f\t%.3f\t%.2f of %.0f\t%.3f\t%.3f\t%.3f\t%.0f\t%.3f\t%.3f\t%s\t%s\t%s\t%s; %s\n",
		name, r.parents.all, r.parents.share(), r.explicit.share(), r.explicit.all, a.Precision, a.Recall, a.F1,
		r.crossing.all, r.arrival.share(), r.crossing.share(), word(spread.Likely), word(spread.Possible), word(spread.Weak),
		shares(r.pairs), shares(r.kinds))
}

func shares(m map[string]*counter) string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		parts = append(parts, fmt.Sprintf("%s %.2f", k, m[k].share()))
	}
	return strings.Join(parts, ", ")
}

// cascadeTable compares the cascades, by halves, with naming the root each time.
func (e *evaluation) cascadeTable(ctx context.Context, w io.Writer) error {
	t := newTable(w)
	fmt.Fprintln(t, "\ncascades\treposts\tright\tin the top 3\talways the root\tthe root is true\tof others, top 3")
	all := &top{}
	for half := range 2 {
		fit, test := e.halves(half)
		weights := spread.Fit(join(e.w1, e.w2).cases(), fit.cases(), e.options(nil), "half")
		r := measureTop(test, spread.Options{Weights: &weights})
		r.print(t, fmt.Sprintf("half %d, fitted on the other", half+1))
		all.add(r)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	all.print(t, "both")
	shipped := spread.Default()
	measureTop(e.cascades, spread.Options{Weights: &shipped}).print(t, "shipped weights (fitted on these)")
	return t.Flush()
}

func (e *evaluation) halves(which int) (fit, test set) {
	for i, n := range e.cascades.narratives {
		if i%2 == which {
			test.narratives = append(test.narratives, n)
		} else {
			fit.narratives = append(fit.narratives, n)
		}
	}
	return fit, test
}

// top counts how often the true parent is named first, and among the first three.
type top struct{ first, three, root, others counter }

func (r *top) add(o *top) {
	for _, c := range []struct{ to, from *counter }{{&r.first, &o.first}, {&r.three, &o.three}, {&r.root, &o.root}, {&r.others, &o.others}} {
		c.to.right, c.to.all = c.to.right+c.from.right, c.to.all+c.from.all
	}
}

func (r *top) print(t io.Writer, name string) {
	fmt.Fprintf(t, "%s\t%.0f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\n",
		name, r.first.all, r.first.share(), r.three.share(), r.root.share(), r.root.share(), r.others.share())
}

func measureTop(s set, opt spread.Options) *top {
	r := &top{}
	for i := range s.narratives {
		n := &s.narratives[i]
		for _, ranked := range spread.Rank(n.Input, opt, 3) {
			truth := n.Parents[ranked.Post]
			if truth == "" {
				continue
			}
			isRoot := n.Parents[truth] == ""
			r.first.add(len(ranked.Parents) > 0 && ranked.Parents[0] == truth)
			r.three.add(slices.Contains(ranked.Parents, truth))
			r.root.add(isRoot)
			if !isRoot {
				r.others.add(slices.Contains(ranked.Parents, truth))
			}
		}
	}
	return r
}

func writeWeights(w io.Writer, weights spread.Weights) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(weights)
}
