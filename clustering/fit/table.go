package fit

import (
	"fmt"
	"io"
)

// header names the columns of row. Look-alikes: joined with a claim + with one another only / all.
func header(w io.Writer) {
	fmt.Fprintf(w, "%-16s %5s  %-23s  %-23s  %11s  %7s  %8s  %8s  %7s\n", "set", "posts", "B3 P / R / F1", "across P / R / F1",
		"look-alikes", "first", "relation", "carrying", "largest")
}

func row(w io.Writer, name string, o *Outcome) {
	b, a := o.Report.BCubed, o.Across
	fmt.Fprintf(w, "%-16s %5d  %.4f / %.4f / %.4f  %.4f / %.4f / %.4f  %3d + %d / %-2d  %3d/%-3d  %8.4f  %8.4f  %3d/%-3d\n", name, o.Report.Items,
		b.Precision, b.Recall, b.F1, a.Precision, a.Recall, a.F1, o.Joined, o.Among, o.Distractors, o.FirstWrong, o.Narratives,
		ratio(o.RelationRight, o.Related), ratio(o.CarryRight, o.Stances), o.Report.Largest, o.Report.GoldLargest)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
