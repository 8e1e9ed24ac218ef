package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newLexicon() *cobra.Command {
	c := &cobra.Command{
		Use:   "lexicon",
		Short: "Add own words and names, check them, or import lists of names",
		Long: `Own words and names stand in TSV files that every command reads with --lexicon FILE (or LONGEAR_LEXICON, or “lexicon:” in longear.yaml).
A concept: id, pos, zh, ru, kk, uk, en, amb, provenance. An entity: id, type, country, zh, ru, kk, uk, en, amb, provenance.
Forms are parted by “|”; “~” in amb marks a form that has other meanings.`,
	}
	c.AddCommand(newLexiconAdd(), newLexiconCheck(), newLexiconImport())
	return c
}

func newLexiconAdd() *cobra.Command {
	c := &cobra.Command{
		Use:     "add ID --file FILE",
		Short:   "Append a concept or an entity to an own file",
		Example: "  longear lexicon add company.tarlan-bank --file own.tsv --kind company --country KZ --zh 塔兰银行 --ru 'Тарлан Банк' --kk 'Тарлан Банк' --uk 'Тарлан Банк' --en 'Tarlan Bank'",
		Args:    args(cobra.ExactArgs(1)),
		RunE:    runLexiconAdd,
	}
	c.Flags().String("file", "", "own file (required)")
	c.Flags().String("kind", "n", "part of speech of a concept (n, v, a, x) or type of an entity (person, place, org, …)")
	c.Flags().String("country", "", "ISO code, for an entity")
	for _, l := range longear.FirstClass() {
		c.Flags().String(string(l), "", "forms in "+string(l)+", parted by “|”")
	}
	return c
}

func runLexiconAdd(c *cobra.Command, a []string) error {
	if flag(c, "file") == "" {
		return &usageError{c.CommandPath(), errors.New("--file is required")}
	}
	forms := map[longear.Lang]string{}
	for _, l := range longear.FirstClass() {
		if text := flag(c, string(l)); text != "" {
			forms[l] = text
		}
	}
	if len(forms) < 2 {
		return &usageError{c.CommandPath(), errors.New("give the forms in two languages at least: --zh, --ru, --kk, --uk, --en")}
	}
	return app.AddWord(flag(c, "file"), a[0], flag(c, "kind"), flag(c, "country"), forms)
}

func newLexiconCheck() *cobra.Command {
	return &cobra.Command{
		Use:     "check FILE…",
		Short:   "Read own files and name every fault and conflict with its line",
		Example: "  longear lexicon check own.tsv",
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, files []string) error {
			rows, faults, err := app.CheckLexicon(files, c.OutOrStdout())
			if err != nil {
				return err
			}
			if faults > 0 {
				return longear.Errorf(longear.KindInvalid, "%d faults", faults)
			}
			fmt.Fprintf(c.OutOrStdout(), "%d rows, no faults.\n", rows)
			return nil
		},
	}
}

func newLexiconImport() *cobra.Command {
	c := &cobra.Command{
		Use:     "import FILE --format paranames|wikidata --out OWN.tsv",
		Short:   "Turn a ParaNames TSV or a Wikidata JSON dump into a file of entities",
		Example: "  longear lexicon import dump.jsonl --format wikidata --country KZ --class person --out own.tsv",
		Args:    args(cobra.ExactArgs(1)),
		RunE:    runLexiconImport,
	}
	c.Flags().String("format", "wikidata", "paranames or wikidata")
	c.Flags().StringSlice("country", nil, "keep these countries only (ISO codes or Wikidata ids)")
	c.Flags().StringSlice("class", nil, "keep these classes only: person, place, organisation")
	c.Flags().String("out", "-", "file to write; “-” is standard output")
	return c
}

func runLexiconImport(c *cobra.Command, files []string) (err error) {
	countries, err := c.Flags().GetStringSlice("country")
	if err != nil {
		return err
	}
	classes, err := c.Flags().GetStringSlice("class")
	if err != nil {
		return err
	}
	in, err := openInput(c, files[0])
	if err != nil {
		return err
	}
	defer in.Close()
	out := c.OutOrStdout()
	if path := flag(c, "out"); path != "-" {
		f, createErr := os.Create(path)
		if createErr != nil {
			return createErr
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		out = f
	}
	n, err := app.ImportNames(in, flag(c, "format"), countries, classes, out)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.ErrOrStderr(), "%d names kept\n", n)
	return nil
}
