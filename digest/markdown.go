package digest

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Markdown writes the digest as CommonMark.
func Markdown(w io.Writer, d Digest) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n\n%s\n\n", md(d.Title), md(d.Period))
	if d.Synthetic {
		fmt.Fprintf(out, "**%s**\n\n", synthetic)
	}
	fmt.Fprintf(out, "%s\n", md(d.Lead))
	for i, s := range d.Stories {
		markdownStory(out, i+1, s)
	}
	if d.Further > 0 {
		fmt.Fprintf(out, "\n%d further stories of the week are not listed.\n", d.Further)
	}
	fmt.Fprintf(out, "\n## Coverage\n\n%s\n", md(coverageLine(d)))
	return out.Flush()
}

const synthetic = "Synthetic sample data written for longear: outlets, persons and events are invented."

func coverageLine(d Digest) string {
	if len(d.Coverage) == 0 {
		return "Every source that is polled answered at its last fetch."
	}
	return "Not collected as they should be: " + strings.Join(d.Coverage, "; ") + "."
}

func markdownStory(out *bufio.Writer, n int, s Story) {
	fmt.Fprintf(out, "\n## %d. %s: “%s”\n\n", n, s.Frame, md(s.Name))
	fmt.Fprintf(out, "*%s* · `%s`\n\n", md(s.State), s.ID)
	for _, line := range []string{"First seen: " + s.FirstSeen, s.Counts, s.Voices, s.Debunk} {
		fmt.Fprintf(out, "- %s\n", md(line))
	}
	if len(s.Arrivals) > 1 {
		fmt.Fprint(out, "- First arrivals held:\n")
		for _, a := range s.Arrivals {
			fmt.Fprintf(out, "  - %s\n", md(a))
		}
	}
	if len(s.Explained) > 0 {
		fmt.Fprint(out, "- What else could explain it:\n")
		for _, line := range s.Explained {
			fmt.Fprintf(out, "  - %s\n", md(line))
		}
	}
	if len(s.Changed) > 0 {
		fmt.Fprintf(out, "- Changed on the way: %s\n", md(strings.Join(s.Changed, "; ")))
	}
	fmt.Fprint(out, "\n| Time | Where | Text | Relation | Stance |\n|---|---|---|---|---|\n")
	for _, l := range s.Sightings {
		text := cell(l.Text)
		if l.Link != "" {
			text = fmt.Sprintf("[%s](<%s>)", text, strings.NewReplacer("<", "%3C", ">", "%3E", "|", "%7C", " ", "%20", "\n", "").Replace(l.Link))
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s |\n", l.When, cell(l.Where), text, l.Relation, l.Stance)
	}
	if s.More > 0 {
		fmt.Fprintf(out, "\n%d more posts this week.\n", s.More)
	}
}

// md escapes what Markdown would read as markup; texts are untrusted.
func md(s string) string {
	return strings.NewReplacer(
		`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "#", `\#`, "&", "&amp;", "!", `\!`, "~", `\~`,
	).Replace(s)
}

func cell(s string) string { return strings.ReplaceAll(md(s), "|", `\|`) }
