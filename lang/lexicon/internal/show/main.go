// Command show is a tool for the writers of the data. It reads texts, one a line, and prints by frequency the words
// with the concept or entity found in each; or, with -missing, the stems of content words (in Chinese, runs of
// characters) that carry none:
//
//	show [-missing] LANG < texts
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"longear"
	"longear/lang/lexicon/coverage"
	"longear/lang/lexicon/vocab"
)

func main() {
	missing := flag.Bool("missing", false, "print what carries nothing")
	flag.Parse()
	v, err := vocab.Open(vocab.Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	l := longear.Lang(flag.Arg(0))
	if *missing {
		m := coverage.NewMeter(l, v.Concepts, v.Entities)
		lines(os.Stdin, m.Add)
		show(m.Missed())
		return
	}
	count := map[string]int{}
	lines(os.Stdin, func(text string) {
		t := coverage.Text(text, l)
		for _, x := range append(v.Concepts.Match(t), v.Entities.Match(t)...) {
			count[text[x.Span.From:x.Span.To]+"\t"+x.ID]++
		}
	})
	show(count)
}

func lines(r io.Reader, do func(string)) {
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		do(scan.Text())
	}
}

func show(count map[string]int) {
	keys := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	for _, k := range keys {
		fmt.Printf("%d\t%s\n", count[k], k)
	}
}
