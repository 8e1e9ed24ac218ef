package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
	"longear/clustering/ledger"
)

func newHistory() *cobra.Command {
	c := &cobra.Command{
		Use:   "history ID",
		Short: "List the events of a narrative: what was created, joined, split, set and undone, by whom and why",
		Long: `List the events of a narrative (n-…) and of all that were ever merged into it. An id that was merged away leads to the
survivor. Event ids serve “longear undo” and “longear show --as-of”. JSON leaves out the names of staff.`,
		Example: "  longear history n-0c1d2e3f4g5h6j7k",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			opt, err := readerOptions(c)
			if err != nil {
				return err
			}
			return withApp(c, opt, func(app *app.App) error {
				id, entries, err := app.History(c.Context(), longear.NarrativeID(a[0]))
				if err != nil {
					return err
				}
				if isTrue(c, "json") {
					return printHistoryJSON(c, id, entries)
				}
				if string(id) != a[0] {
					fmt.Fprintf(c.OutOrStdout(), "%s was merged into %s\n\n", a[0], id)
				}
				printHistory(c, entries)
				return nil
			})
		},
	}
	addSourceFlags(c)
	return c
}

type historyView struct {
	Narrative longear.NarrativeID `json:"narrative"`
	Events    []ledger.Entry      `json:"events"`
}

func printHistoryJSON(c *cobra.Command, id longear.NarrativeID, entries []ledger.Entry) error {
	view := historyView{Narrative: id, Events: make([]ledger.Entry, len(entries))}
	for i, e := range entries {
		view.Events[i] = ledger.Entry{Event: e.Anonymous(), UndoneBy: e.UndoneBy}
	}
	return printJSON(c.OutOrStdout(), view)
}

func printHistory(c *cobra.Command, entries []ledger.Entry) {
	rows := make([][]string, len(entries))
	for i, e := range entries {
		note := reasons(e.Evidence)
		if e.UndoneBy != "" {
			note = "undone by " + e.UndoneBy + "; " + note
		}
		rows[i] = []string{e.ID, e.At.In(almaty()).Format("2 Jan 2006 15:04"), e.By, told(e.Event), cut(strings.TrimSuffix(note, "; "), 90)}
	}
	table(c.OutOrStdout(), []string{"EVENT", "WHEN UTC+5", "BY", "WHAT", "WHY"}, rows)
}

// told says in words what an event did.
func told(e longear.Event) string {
	prefix := ""
	if e.Kind == longear.EventUndo {
		prefix = "undid " + e.Undoes + ": "
	}
	switch e.Effect() {
	case longear.EventCreate:
		return prefix + fmt.Sprintf("%s created by %s", e.Narrative, e.Post)
	case longear.EventAssign:
		if e.Other == "" {
			return prefix + fmt.Sprintf("%s joined %s", e.Post, e.Narrative)
		}
		return prefix + fmt.Sprintf("%s moved from %s to %s", wordings(e), e.Other, e.Narrative)
	case longear.EventMerge:
		return prefix + fmt.Sprintf("%s merged into %s", e.Other, e.Narrative)
	case longear.EventSplit:
		return prefix + fmt.Sprintf("%s left %s for %s", wordings(e), e.Narrative, e.Other)
	case longear.EventClusterMerge:
		return prefix + fmt.Sprintf("wording %s found to be %s", e.From, e.To)
	case longear.EventState, longear.EventVerdict:
		return prefix + fmt.Sprintf("%s is %s, was %s", e.Narrative, stated(e.To), stated(e.From))
	case longear.EventFirstSeen:
		return prefix + firstMoved(e)
	case longear.EventRelate:
		return prefix + fmt.Sprintf("%s is %s now, was %s", e.Post, e.To, orUnsaid(e.From))
	case longear.EventRename:
		return prefix + named(e)
	case longear.EventUndo:
	}
	return prefix + string(e.Effect())
}

func named(e longear.Event) string {
	if e.To == "" {
		return fmt.Sprintf("%s is named by the machine again (%s)", e.Narrative, e.Language())
	}
	return fmt.Sprintf("%s is named “%s” (%s), a sentence of %s", e.Narrative, cut(e.To, 60), e.Language(), e.Post)
}

func firstMoved(e longear.Event) string {
	switch {
	case e.To == "":
		return fmt.Sprintf("%s changed: of %s no first seen is left, it was %s", e.Post, e.Narrative, e.From)
	case len(e.Evidence) > 0:
		return fmt.Sprintf("%s changed: first seen of %s is %s now, %s, it was %s", e.Post, e.Narrative, e.To, e.Evidence[0].Note, e.From)
	case e.To < e.From: // both in UTC
		return fmt.Sprintf("%s came late and moves first seen back from %s to %s", e.Post, e.From, e.To)
	}
	return fmt.Sprintf("%s, the first seen, has another time: from %s to %s", e.Post, e.From, e.To)
}

func orUnsaid(relation string) string {
	if relation == "" {
		return "related to what it left"
	}
	return relation
}

func wordings(e longear.Event) string {
	if len(e.Clusters) == 1 {
		return "1 wording"
	}
	return fmt.Sprintf("%d wordings", len(e.Clusters))
}

func stated(text string) string {
	if text == "" {
		return string(longear.Unreviewed)
	}
	return text
}
