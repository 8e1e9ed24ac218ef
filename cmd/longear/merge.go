package main

import (
	"errors"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newMerge() *cobra.Command {
	c := &cobra.Command{
		Use:   "merge ID ID",
		Short: "Say that two narratives are one claim",
		Long: `Join two narratives (n-…). The one created earlier survives; the other id leads to it for ever. The earliest first of
the two stays the first, the other becomes a paraphrase or translation of it. The machine does not part the wordings that
the two hold now. Narratives with different states are refused: set one state for both first.

` + fences,
		Example: "  longear merge n-0c1d2e3f4g5h6j7k n-1d2e3f4g5h6j7k8m --by aigerim --note 'one claim about one bridge'",
		Args:    args(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, a []string) error {
			return act(c, "note", func(app *app.App, who app.Act) (longear.Event, error) {
				return app.Merge(c.Context(), longear.NarrativeID(a[0]), longear.NarrativeID(a[1]), who)
			})
		},
	}
	c.Flags().String("note", "", "why (required)")
	addActFlags(c)
	return c
}

func newSplit() *cobra.Command {
	c := &cobra.Command{
		Use:   "split ID --post P… | --cluster C…",
		Short: "Take wordings out of a narrative, into one of their own",
		Long: `Take wordings (c-…; “longear show ID” lists them), or those of posts (p-…), out of a narrative (n-…) into a new one.
Copies follow their wording. A post whose parent stays behind becomes the first of its claim, or a paraphrase or
translation of that. The machine never joins the two narratives again, and moves none of the wordings that they hold now.

` + fences,
		Example: "  longear split n-0c1d2e3f4g5h6j7k --post p-1d2e3f4g5h6j7k8m --by aigerim --note 'another bridge'\n" +
			"  longear split n-0c1d2e3f4g5h6j7k --cluster c-1d2e3f4g5h6j7k8m,c-2e3f4g5h6j7k8m9n --by aigerim --note 'another bridge'",
		Args: args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			clusters, err := listOf[longear.ClusterID](c, "cluster")
			if err != nil {
				return err
			}
			posts, err := listOf[longear.PostID](c, "post")
			if err != nil {
				return err
			}
			if len(clusters)+len(posts) == 0 {
				return &usageError{c.CommandPath(), errors.New("--cluster or --post is required: what leaves the narrative")}
			}
			return act(c, "note", func(app *app.App, who app.Act) (longear.Event, error) {
				return app.Split(c.Context(), longear.NarrativeID(a[0]), clusters, posts, who)
			})
		},
	}
	c.Flags().StringSlice("cluster", nil, "wordings that leave, by id (c-…)")
	c.Flags().StringSlice("post", nil, "posts whose wordings leave, by id (p-…)")
	c.Flags().String("note", "", "why (required)")
	addActFlags(c)
	return c
}

// listOf reads a flag of several ids.
func listOf[T ~string](c *cobra.Command, name string) ([]T, error) {
	values, err := c.Flags().GetStringSlice(name)
	out := make([]T, len(values))
	for i, v := range values {
		out[i] = T(v)
	}
	return out, err
}
