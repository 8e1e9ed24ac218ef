package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

// printJSON writes v indented, for --json.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func addJSONFlag(c *cobra.Command) { c.Flags().Bool("json", false, "print JSON for machines") }

// almaty is the zone of printed times: UTC+5 since 1 March 2024, whatever zone the machine is in.
func almaty() *time.Location {
	loc, err := time.LoadLocation("Asia/Almaty")
	if err != nil {
		return time.FixedZone("UTC+5", 5*60*60)
	}
	return loc
}

// when prints an instant no more exactly than it is known.
func when(f *longear.FirstSeen) string {
	if f == nil {
		return "no confirmed time"
	}
	at := f.Interval.Lo.In(almaty())
	layout := map[longear.Precision]string{longear.Day: "2 Jan 2006", longear.Minute: "2 Jan 15:04"}[f.Precision]
	if layout == "" {
		layout = "2 Jan 15:04:05"
	}
	return at.Format(layout)
}

// table prints rows in columns; wide characters (Han) count twice.
func table(w io.Writer, head []string, rows [][]string) {
	widths := make([]int, len(head))
	for _, row := range append([][]string{head}, rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], displayWidth(cell))
		}
	}
	line := func(row []string) {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(cell)
			if i+1 < len(row) {
				b.WriteString(strings.Repeat(" ", widths[i]-displayWidth(cell)+2))
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
	line(head)
	for _, row := range rows {
		line(row)
	}
}

// displayWidth counts columns of a terminal: East Asian wide characters take two (UAX #11, the ranges that occur here).
func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= 0x1100 && r <= 0x115f, r >= 0x2e80 && r <= 0x303e, r >= 0x3041 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3,
			r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe4f, r >= 0xff00 && r <= 0xff60, r >= 0xffe0 && r <= 0xffe6,
			r >= 0x20000 && r <= 0x3fffd:
			n += 2
		case r == 0x200b, r == 0x200c, r == 0x200d, r == 0xfeff:
		default:
			n++
		}
	}
	return n
}

// cut shortens a text to a display width.
func cut(s string, width int) string {
	s = strings.Join(strings.Fields(s), " ")
	if displayWidth(s) <= width {
		return s
	}
	n := 0
	for i, r := range s {
		if n += displayWidth(string(r)); n >= width {
			return s[:i] + "…"
		}
	}
	return s
}

// counted prints the keys of a count, the largest first: "zh 12, ru 3".
func counted[K ~string](counts map[K]int) string {
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, string(k))
	}
	slices.SortFunc(keys, func(a, b string) int {
		if d := counts[K(b)] - counts[K(a)]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = fmt.Sprintf("%s %d", k, counts[K(k)])
	}
	return strings.Join(parts, ", ")
}

// framed prints a narrative's name so that a claim is read as a claim; what nobody has looked at is a story.
func framed(n longear.Narrative, width int) string {
	frame := "Claim"
	if n.State == "" || n.State == longear.Unreviewed || n.State == longear.NotAClaim {
		frame = "Story"
	}
	return frame + ": “" + cut(n.Name, width) + "”"
}

// narrativeTable prints one line per narrative; private accounts never appear in it.
func narrativeTable(w io.Writer, narratives []longear.Narrative, names func(longear.SourceID) string) {
	rows := make([][]string, len(narratives))
	for i, n := range narratives {
		where, lang, first := "–", "–", when(n.First)
		if n.First == nil && n.Debunked() {
			first = "debunks only"
		}
		if n.First != nil {
			where, lang = cut(names(n.First.Source), 22), string(n.First.Lang)
		}
		rows[i] = []string{
			framed(n, 46), cut(longear.StateText(n.State, n.Verdict), 20), first, where, lang, strconv.Itoa(n.Posts), strconv.Itoa(len(n.Sources)),
			counted(n.Langs), counted(n.Platforms), string(n.ID),
		}
	}
	table(w, []string{"STORY", "STATE", "FIRST SEEN UTC+5", "WHERE", "LANG", "POSTS", "SOURCES", "LANGUAGES", "PLATFORMS", "ID"}, rows)
}

func printReport(c *cobra.Command, r app.Report) error {
	if isTrue(c, "json") {
		return printJSON(c.OutOrStdout(), r)
	}
	fmt.Fprintln(c.OutOrStdout(), r.String())
	return nil
}
