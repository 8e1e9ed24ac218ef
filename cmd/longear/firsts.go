package main

import (
	"fmt"
	"io"
	"strconv"

	"longear"
)

// sourcesShown is how many sources' first sightings are printed; --json gives all.
const sourcesShown = 12

// printFirsts prints who held a narrative first per language, platform and source, and since when we look there.
func printFirsts(w io.Writer, f longear.Firsts, coverage []longear.Coverage, names func(longear.SourceID) string) {
	since := map[longear.SourceID]string{}
	for _, c := range coverage {
		if !c.Since.IsZero() {
			since[c.Source] = c.Since.In(almaty()).Format("2 Jan 2006")
		}
	}
	var rows [][]string
	add := func(list []longear.FirstIn, key func(string) string) {
		for _, x := range list {
			rows = append(rows, firstRow(x, key(x.Key), since, names))
		}
	}
	same := func(s string) string { return s }
	add(f.Language, same)
	add(f.Platform, same)
	add(f.Source[:min(len(f.Source), sourcesShown)], func(s string) string { return cut(names(longear.SourceID(s)), 28) })
	if len(rows) == 0 {
		return
	}
	table(w, []string{"FIRST SEEN IN", "TIME UTC+5", "WHERE", "CLAIMED BY", "COLLECTING SINCE", "POSTS"}, rows)
	if more := len(f.Source) - sourcesShown; more > 0 {
		fmt.Fprintf(w, "%d more sources: --json\n", more)
	}
	fmt.Fprintln(w)
}

func firstRow(x longear.FirstIn, key string, since map[longear.SourceID]string, names func(longear.SourceID) string) []string {
	at := when(&x.First)
	if x.Unsure {
		at += " (overlaps another)"
	}
	from, ok := since[x.First.Source]
	if !ok {
		from = "not collected by us"
	}
	return []string{key, at, cut(names(x.First.Source), 28), fmt.Sprintf("%s, to the %s", x.First.Provenance, x.First.Precision), from, strconv.Itoa(x.Posts)}
}
