package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newReanalyse() *cobra.Command {
	c := &cobra.Command{
		Use:   "reanalyse",
		Short: "Decide all held posts again with the present analysis: count what would change, or apply it as undoable events",
		Long: `Decide all held posts again, in their order, with the present lexicon, weights and model, and compare the narratives with
those that are held. Stored decisions stay as they are until this command changes them: after an upgrade or a change of
the lexicon run it with --dry-run, which prints the counts and the ids and writes nothing.

Without --dry-run the differences become events of the history, each of which “longear undo” takes back. Ids stay: a
narrative keeps its id where most of its posts are, and of merged ones the earlier created survives. What people decided
binds. Copies of one text are never taken apart; how many would be is counted.

` + fences,
		Example: "  longear reanalyse --dry-run --json",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			opt, err := readerOptions(c)
			if err != nil {
				return err
			}
			return withApp(c, opt, func(a *app.App) error {
				r, err := a.Reanalyse(c.Context(), !isTrue(c, "dry-run"))
				if err != nil {
					return err
				}
				if isTrue(c, "json") {
					return printJSON(c.OutOrStdout(), r)
				}
				printReanalysis(c.OutOrStdout(), r)
				return nil
			})
		},
	}
	c.Flags().Bool("dry-run", false, "print what would change and write nothing")
	addSourceFlags(c)
	return c
}

func printReanalysis(w io.Writer, r app.Reanalysis) {
	would := "would change"
	if r.Applied {
		would = "has changed"
	}
	fmt.Fprintf(w, "%d posts were decided again with analysis %s. It %s: %d merges, %d splits, %d posts that move, first seen of %d stories.\n",
		r.Posts, r.Analysis, would, r.Merges, r.Splits, r.Moved, len(r.FirstSeen))
	fmt.Fprintf(w, "%d stories are held then. %d posts would leave their copies, which is not done; %d changes were left out because people decided otherwise.\n\n",
		r.Narratives, r.Parted, r.Bound)
	for _, ev := range r.Events {
		if ev.Kind != longear.EventRelate {
			fmt.Fprintln(w, told(ev))
		}
	}
	for _, f := range r.FirstSeen {
		fmt.Fprintf(w, "%s first seen %s (%s), was %s (%s)\n", f.Narrative, when(f.Now), postOf(f.Now), when(f.Was), postOf(f.Was))
	}
}

func postOf(f *longear.FirstSeen) string {
	if f == nil {
		return "none"
	}
	return string(f.Post)
}
