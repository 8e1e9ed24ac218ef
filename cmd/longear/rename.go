package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newRename() *cobra.Command {
	c := &cobra.Command{
		Use:   "rename ID POST [--sentence N]",
		Short: "Name a narrative by another sentence that it holds; without --sentence list those of a post",
		Long: `Choose the sentence that names a narrative (n-…) in the language of one of its posts (p-…, or the link of the post): its
title or a sentence of its text. Names are held sentences, never invented ones. Without --sentence the post's sentences
are listed with their numbers and nothing is changed. The machine does not name the narrative in that language again while
it holds the post; if the post leaves, the machine's name is shown until it comes back. “longear undo” takes it back.

` + fences,
		Example: "  longear rename n-0c1d2e3f4g5h6j7k p-1d2e3f4g5h6j7k8m\n" +
			"  longear rename n-0c1d2e3f4g5h6j7k p-1d2e3f4g5h6j7k8m --sentence 2 --by aigerim --note 'says who, where and when'",
		Args: args(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, a []string) error {
			id, post := longear.NarrativeID(a[0]), namedPost(a[1])
			sentence, err := c.Flags().GetInt("sentence")
			if err != nil {
				return err
			}
			if !c.Flags().Changed("sentence") {
				return listSentences(c, post)
			}
			return act(c, "note", func(app *app.App, who app.Act) (longear.Event, error) {
				return app.Rename(c.Context(), id, post, sentence, who)
			})
		},
	}
	c.Flags().Int("sentence", 0, "number of the sentence")
	c.Flags().String("note", "", "why (required with --sentence)")
	addActFlags(c)
	return c
}

// namedPost reads a post's id, or the link of a post.
func namedPost(s string) longear.PostID {
	if strings.Contains(s, "://") {
		return longear.NewPostID(longear.URLKey(s))
	}
	return longear.PostID(s)
}

func listSentences(c *cobra.Command, post longear.PostID) error {
	opt, err := readerOptions(c)
	if err != nil {
		return err
	}
	return withApp(c, opt, func(a *app.App) error {
		sentences, err := a.Sentences(c.Context(), post)
		if err != nil {
			return err
		}
		if isTrue(c, "json") {
			return printJSON(c.OutOrStdout(), sentences)
		}
		for i, s := range sentences {
			fmt.Fprintf(c.OutOrStdout(), "%3d  %s\n", i+1, s)
		}
		return nil
	})
}
