// Command check reads the data of the lexicon and the gazetteer as it lies in the repository and prints what is wrong,
// one finding a line: file:line: error|warning: rule: text. It exits with 1 if there is an error.
//
//	check [-dir lang] [-q] [-aliases]
//
// -q leaves the warnings out, -aliases writes lexicon/data/aliases.txt anew from concepts that are written twice.
package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"longear/lang/gazetteer"
	"longear/lang/gazetteer/countries"
	"longear/lang/lexicon"
	"longear/lang/lexicon/lint"
	"longear/lang/lexicon/table"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(errs)
	dir := flags.String("dir", "lang", "the folder of lexicon and gazetteer")
	quiet := flags.Bool("q", false, "errors only")
	write := flags.Bool("aliases", false, "write the table of concepts that are one")
	if flags.Parse(args) != nil {
		return 2
	}
	data, err := load(*dir)
	if err == nil && *write {
		data.Aliases = lint.Aliases(data.Concepts)
		err = writeAliases(filepath.Join(*dir, "lexicon/data/aliases.txt"), data.Aliases)
	}
	if err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	return report(out, lint.Check(data), *quiet)
}

// load reads the files on disk, not those in the program.
func load(dir string) (lint.Data, error) {
	concepts, err := table.ReadFS(os.DirFS(filepath.Join(dir, "lexicon/data")), filepath.Join(dir, "lexicon/data")+"/")
	if err != nil {
		return lint.Data{}, err
	}
	entities, err := table.ReadFS(os.DirFS(filepath.Join(dir, "gazetteer/data")), filepath.Join(dir, "gazetteer/data")+"/")
	if err != nil {
		return lint.Data{}, err
	}
	states, err := countries.Rows()
	if err != nil {
		return lint.Data{}, err
	}
	aliases, err := lexicon.ReadAliases(os.DirFS(filepath.Join(dir, "lexicon/data")))
	if err != nil {
		return lint.Data{}, err
	}
	families, err := lexicon.ReadFamilies(os.DirFS(filepath.Join(dir, "lexicon/data")))
	return lint.Data{Concepts: concepts, Entities: gazetteer.Combine(states, entities), Aliases: aliases, Families: families}, err
}

func report(out io.Writer, found []lint.Finding, quiet bool) int {
	for _, f := range found {
		if !quiet || !f.Warning {
			fmt.Fprintln(out, f)
		}
	}
	n := lint.Errors(found)
	fmt.Fprintf(out, "%d errors, %d warnings\n", n, len(found)-n)
	if n > 0 {
		return 1
	}
	return 0
}

func writeAliases(name string, aliases map[string]string) error {
	var b strings.Builder
	b.WriteString("# Written by lang/lexicon/check -aliases: concepts of two fields that are one. The first id is read as the second.\n")
	for _, from := range slices.Sorted(maps.Keys(aliases)) {
		fmt.Fprintf(&b, "%s\t%s\n", from, aliases[from])
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}
