package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newSearch() *cobra.Command {
	c := &cobra.Command{
		Use:   "search QUERY",
		Short: "Search stored posts and narratives",
		Long: `Search stored posts and narratives. Words match in any inflection and script; "phrases" match as written;
filters narrow down: lang:kk  source:ID  platform:telegram  after:2024-04-01  -is:debunked  (docs/search.md).`,
		Example: "  longear search 'Қазақстан НАТО after:2024-04-01'\n  longear search '\"秘密谈判\" -lang:ru' --json",
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, words []string) error {
			opt, err := readerOptions(c)
			if err != nil {
				return err
			}
			limit, err := c.Flags().GetInt("limit")
			if err != nil {
				return err
			}
			req := longear.SearchRequest{Text: strings.Join(words, " "), Sort: longear.Sort(flag(c, "sort")), Limit: limit}
			return withApp(c, opt, func(a *app.App) error {
				res, err := a.Store().Search(c.Context(), req)
				if err != nil {
					return err
				}
				if isTrue(c, "json") {
					return printJSON(c.OutOrStdout(), res)
				}
				printSearch(c.OutOrStdout(), res, a.SourceName)
				return nil
			})
		},
	}
	c.Flags().String("sort", string(longear.ByRelevance), "relevance, newest, oldest or size")
	c.Flags().Int("limit", 20, "hits to show, at most 1000")
	addSourceFlags(c)
	return c
}

func printSearch(w io.Writer, res longear.SearchResult, names func(longear.SourceID) string) {
	fmt.Fprintf(w, "Read as: %s\n%d posts in %d stories\n", res.ReadAs, res.Total, res.Groups)
	if res.Total == 0 {
		fmt.Fprintln(w, "Nothing held matches. “longear sources status” says what was looked at, and since when.")
		return
	}
	fmt.Fprintln(w)
	narratives := make([]longear.Narrative, len(res.Narratives))
	for i, h := range res.Narratives {
		narratives[i] = h.Narrative
	}
	narrativeTable(w, narratives, names)
	fmt.Fprintln(w)
	rows := make([][]string, len(res.Posts))
	for i, h := range res.Posts {
		at := h.Post.Clocks.EventTime().In(almaty()).Format("2 Jan 15:04")
		rows[i] = []string{at, cut(names(h.Post.Source), 22), string(h.Post.Lang), string(h.Sighting.Relation), cut(h.Post.Body(), 70), string(h.Post.ID)}
	}
	table(w, []string{"TIME UTC+5", "WHERE", "LANG", "RELATION", "TEXT", "ID"}, rows)
}
