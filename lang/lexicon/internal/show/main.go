// Command show prints the words of texts (one a line on stdin) with the concept or entity found in each, by frequency:
// show LANG [least letters of unmatched]. It is a tool for the writers of the data.
package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"

	"longear"
	"longear/lang/lexicon/coverage"
	"longear/lang/lexicon/vocab"
)

func main() {
	v, err := vocab.Open(vocab.Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	count := map[string]int{}
	scan := bufio.NewScanner(os.Stdin)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		t := coverage.Text(scan.Text(), longear.Lang(os.Args[1]))
		for _, m := range append(v.Concepts.Match(t), v.Entities.Match(t)...) {
			count[scan.Text()[m.Span.From:m.Span.To]+"\t"+m.ID]++
		}
	}
	var keys []string
	for k := range count {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		return count[keys[i]] > count[keys[j]] || count[keys[i]] == count[keys[j]] && keys[i] < keys[j]
	})
	for _, k := range keys {
		fmt.Printf("%d\t%s\n", count[k], k)
	}
}
