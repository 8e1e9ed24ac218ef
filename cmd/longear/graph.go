package main

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"strconv"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
	"longear/clustering/spread"
)

func newGraph() *cobra.Command {
	c := &cobra.Command{
		Use:   "graph",
		Short: "Show which known owners tend to be first among those held, and who tends to follow whom",
		Long: `graph reads the times of all narratives held and finds the fewest “TO follows FROM” that explain them. It knows only
owners that are named; the share of arrivals that nothing explains stands beside it. Following is about times held:
it is no proof that anybody took anything. Owners that no source of feeds.yaml has may be private persons and get a
pseudonym that changes with every run.`,
		Example: "  longear graph\n  longear graph --min 5 --json",
		Args:    args(cobra.NoArgs),
		RunE:    runGraph,
	}
	c.Flags().Int("min", 2, "narratives that one owner must have followed another in")
	addSourceFlags(c)
	return c
}

func runGraph(c *cobra.Command, _ []string) error {
	least, err := strconv.Atoi(flag(c, "min"))
	if err != nil || least < 1 {
		return &usageError{c.CommandPath(), fmt.Errorf("--min: a whole number above 0, got %q", flag(c, "min"))}
	}
	opt, err := readerOptions(c)
	if err != nil {
		return err
	}
	return withApp(c, opt, func(app *app.App) error {
		coverage, err := app.Store().Coverage(c.Context())
		if err != nil {
			return err
		}
		about := spread.Input{Sources: opt.Sources, Since: sinceOf(coverage)}
		var failed error
		g := spread.Follow(narratives(c.Context(), app.Store(), about, &failed), spread.GraphOptions{Min: least})
		if failed != nil {
			return failed
		}
		hideOwners(&g, opt.Sources)
		if isTrue(c, "json") {
			return printJSON(c.OutOrStdout(), g)
		}
		printGraph(c.OutOrStdout(), g)
		return nil
	})
}

// narratives hands out what a store holds one by one, so that it is not all held at once; failed tells why it ended early.
func narratives(ctx context.Context, store app.Store, about spread.Input, failed *error) iter.Seq[spread.Input] {
	return func(yield func(spread.Input) bool) {
		for offset := 0; ; offset += narrativePage {
			res, err := store.Search(ctx, longear.SearchRequest{Sort: longear.BySize, Limit: narrativePage, Offset: offset})
			if *failed = err; err != nil {
				return
			}
			for _, hit := range res.Narratives {
				if hit.Narrative.Posts < 2 {
					return // by size: none of the others has a second owner
				}
				d, err := store.Narrative(ctx, hit.Narrative.ID)
				if *failed = err; err != nil {
					return
				}
				in := about
				if in.Sightings = d.Sightings; !yield(in) {
					return
				}
			}
			if len(res.Narratives) < narrativePage {
				return
			}
		}
	}
}

// hideOwners gives pseudonyms to owners that the catalogue does not name: a post may be imported with a private person
// as its owner. The salt is drawn anew each time, so that lists of names cannot be tried against a stored graph.
func hideOwners(g *spread.Graph, sources []longear.Source) {
	named := map[string]bool{}
	for i := range sources {
		named[sources[i].Owner] = true
	}
	salt := []byte(rand.Text())
	hide := func(owner *string) {
		if named[*owner] {
			return
		}
		mac := hmac.New(sha256.New, salt)
		mac.Write([]byte(*owner))
		*owner = "owner-" + hex.EncodeToString(mac.Sum(nil)[:4])
	}
	for i := range g.Nodes {
		hide(&g.Nodes[i].Owner)
	}
	for i := range g.Edges {
		hide(&g.Edges[i].From)
		hide(&g.Edges[i].To)
	}
}

func printGraph(w io.Writer, g spread.Graph) {
	fmt.Fprintf(w, "%d stories held with two known owners or more. Of %d arrivals after the first, %s are of unknown origin: nobody's habit explains them.\n",
		g.Narratives, g.Arrivals, shareText(g.Unknown))
	fmt.Fprintf(w, "Left out: %d posts whose owner is not known. Following is about the times held; it is no proof of taking.\n\n", g.NoOwner)
	rows := make([][]string, len(g.Nodes))
	for i, n := range g.Nodes {
		rows[i] = []string{cut(n.Owner, 40), strconv.Itoa(n.Narratives), strconv.Itoa(n.First), shareText(float64(n.First) / float64(n.Narratives))}
	}
	table(w, []string{"KNOWN OWNER", "STORIES", "FIRST HELD", "SHARE"}, rows)
	if len(g.Edges) == 0 {
		fmt.Fprintln(w, "\nNobody follows anybody often enough to tell.")
		return
	}
	fmt.Fprintln(w)
	rows = make([][]string, len(g.Edges))
	for i, e := range g.Edges {
		lag := "not measurable"
		if e.Measured > 0 {
			lag = fmt.Sprintf("%s (of %d)", lagText(spread.Lag{Least: e.Least, Most: e.Most, Measurable: true}), e.Measured)
		}
		rows[i] = []string{cut(e.To, 34), cut(e.From, 34), strconv.Itoa(e.Narratives), lag, fmt.Sprintf("%.1f", e.Gain)}
	}
	table(w, []string{"OFTEN AFTER: OWNER", "FOLLOWS", "STORIES", "MEDIAN LAG", "GAIN"}, rows)
}
