package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
	"longear/clustering"
)

func newExplain() *cobra.Command {
	c := &cobra.Command{
		Use:     "explain POST-A POST-B",
		Short:   "Say why two posts would be joined or not: channels, values, and the rule that fired",
		Long:    "Compare two stored posts (p-…) in all channels, as if the second came after the first and nothing else were held.",
		Example: "  longear explain p-0c1d2e3f4g5h6j7k p-7k6j5h4g3f2e1d0c",
		Args:    args(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, a []string) error {
			opt, err := readerOptions(c)
			if err != nil {
				return err
			}
			return withApp(c, opt, func(app *app.App) error {
				x, err := app.Explain(c.Context(), longear.PostID(a[0]), longear.PostID(a[1]))
				if err != nil {
					return err
				}
				if isTrue(c, "json") {
					return printJSON(c.OutOrStdout(), x)
				}
				printExplanation(c.OutOrStdout(), x)
				return nil
			})
		},
	}
	addSourceFlags(c)
	return c
}

func printExplanation(w io.Writer, x clustering.Explanation) {
	fmt.Fprintf(w, "copies     %s of the first (%s)\n", x.NearDup.Relation, reasons(x.NearDup.Evidence))
	if len(x.NearDup.Changed) > 0 {
		fmt.Fprintf(w, "changed    %v\n", x.NearDup.Changed)
	}
	n := x.Narrative
	verdict := "stay apart"
	if n.Joined {
		verdict = "join one story"
	}
	fmt.Fprintf(w, "story      %s: fit %.2f, joins from %.2f (%s; weights “%s”)\n", verdict, n.Fit, n.Join, n.Rule, n.Kind)
	fmt.Fprintf(w, "stance     %s (%s) and %s (%s)\n\n", x.Stances[0], x.Cues[0], x.Stances[1], x.Cues[1])
	rows := make([][]string, 0, len(n.Channels))
	for _, ch := range n.Channels {
		rows = append(rows, []string{ch.Name, fmt.Sprintf("%.3f", ch.Value), fmt.Sprintf("%+.2f", ch.Weight), fmt.Sprintf("%+.2f", ch.Gives)})
	}
	table(w, []string{"CHANNEL", "VALUE", "WEIGHT", "ADDS TO THE LOG ODDS"}, rows)
}
