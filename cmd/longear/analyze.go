package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
	"longear/lang"
)

func newAnalyze() *cobra.Command {
	c := &cobra.Command{
		Use:     "analyze TEXT",
		Short:   "Show what is read out of a text: language, folded form, words, names, numbers, dates, cues",
		Example: "  longear analyze 'Қазақстан НАТО-ға кіру туралы жасырын келіссөз жүргізуде'",
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, words []string) error {
			opt, err := options(c)
			if err != nil {
				return err
			}
			reader, err := app.Languages(opt)
			if err != nil {
				return err
			}
			doc := reader.Prepare(longear.Post{Text: strings.Join(words, " "), Hint: longear.Lang(flag(c, "hint"))})
			if isTrue(c, "json") {
				return printJSON(c.OutOrStdout(), doc)
			}
			printAnalysis(c.OutOrStdout(), doc)
			return nil
		},
	}
	c.Flags().String("hint", "", "language that the source claims")
	addConfidenceFlag(c)
	addJSONFlag(c)
	return c
}

func printAnalysis(w io.Writer, d lang.Doc) {
	p, a := d.Post, d.Analysis
	fmt.Fprintf(w, "language   %s (%s), confidence %.2f\n", p.Lang, p.Script, p.Confidence)
	for _, m := range p.Mixed {
		fmt.Fprintf(w, "mixed      %s %.0f %%\n", m.Lang, m.Share*100)
	}
	fmt.Fprintf(w, "folded     %s\n", d.Folded)
	var words []string
	for _, t := range a.Tokens {
		words = append(words, t.Surface+"→"+t.Stem)
	}
	fmt.Fprintf(w, "words      %s\n", strings.Join(words, " "))
	body := p.Body()
	text := func(s longear.Span) string { return body[s.From:s.To] }
	for _, m := range a.Entities {
		fmt.Fprintf(w, "entity     %s  “%s”\n", m.ID, text(m.Span))
	}
	for _, m := range a.Concepts {
		fmt.Fprintf(w, "concept    %s  “%s”\n", m.ID, text(m.Span))
	}
	for _, n := range a.Numbers {
		fmt.Fprintf(w, "number     %g %s  “%s”\n", n.Value, n.Unit, text(n.Span))
	}
	for _, t := range a.Dates {
		fmt.Fprintf(w, "date       %s … %s  “%s”\n", t.From.Format("2006-01-02 15:04"), t.To.Format("2006-01-02 15:04"), text(t.Span))
	}
	for _, c := range a.Cues {
		fmt.Fprintf(w, "cue        %s  “%s”\n", c.Kind, text(c.Span))
	}
}
