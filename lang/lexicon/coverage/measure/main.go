// Command measure prints the coverage of the lexicon and gazetteer on an evaluation directory.
package main

import (
	"fmt"
	"os"

	"longear/lang/lexicon/coverage"
	"longear/lang/lexicon/vocab"
)

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	if len(args) == 0 {
		fmt.Fprintln(os.Stderr, "usage: measure DIR [own.tsv …]")
		return 2
	}
	v, err := vocab.Open(vocab.Options{Files: args[1:]})
	if err == nil {
		err = coverage.Dir(os.Stdout, args[0], v.Concepts, v.Entities)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
