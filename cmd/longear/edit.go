package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

const fences = `The command becomes the writer of the store for a moment: a “longear run” on the same store stops at its next commit,
loses nothing, and has to be started again.`

func newState() *cobra.Command {
	c := &cobra.Command{
		Use:   "state ID STATE",
		Short: "Set what people say of a narrative: watched, under-check, not-a-claim, verdict:TEXT or unreviewed",
		Long: `Set the state of a narrative (n-…); every narrative is unreviewed until a person says otherwise. The change is an
event of its history with who, when and why, and can be undone. A narrative that absorbs another takes over its state;
narratives with different states are never joined by the machine. Names of staff never leave in exports.

` + fences,
		Example: "  longear state n-0c1d2e3f4g5h6j7k under-check --by aigerim --note 'asked the ministry'\n" +
			"  longear state n-0c1d2e3f4g5h6j7k 'verdict:false' --by aigerim --note 'https://desk.example/1'",
		Args: args(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, a []string) error {
			return act(c, "note", func(app *app.App, who app.Act) (longear.Event, error) {
				return app.SetState(c.Context(), longear.NarrativeID(a[0]), a[1], who)
			})
		},
	}
	c.Flags().String("note", "", "why: what was found, with a link where there is one (required)")
	addActFlags(c)
	return c
}

func newUndo() *cobra.Command {
	c := &cobra.Command{
		Use:   "undo EVENT",
		Short: "Reverse a merge, split, assignment or state (e-…); nothing is deleted",
		Long: `Record the event that reverses an earlier one: “longear history ID” lists them. Ids stay, nothing is deleted, and an
undo can itself be undone. What a person undid binds the machine: narratives whose join was undone are not joined
again, and the wordings that were moved stay where they are. An event on which a later one depends is refused, with
the later one's id.

` + fences,
		Example: "  longear undo e-12-3 --by aigerim --reason 'two different deals'",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			return act(c, "reason", func(app *app.App, who app.Act) (longear.Event, error) {
				return app.Undo(c.Context(), a[0], who)
			})
		},
	}
	c.Flags().String("reason", "", "why (required)")
	addActFlags(c)
	return c
}

func addActFlags(c *cobra.Command) {
	c.Flags().String("by", "", "who decides (required); stays in the store")
	addSourceFlags(c)
}

// act does what a person decided and prints the event that recorded it.
func act(c *cobra.Command, why string, do func(*app.App, app.Act) (longear.Event, error)) error {
	opt, err := readerOptions(c)
	if err != nil {
		return err
	}
	for _, name := range []string{"by", why} {
		if flag(c, name) == "" {
			return &usageError{c.CommandPath(), fmt.Errorf("--%s is required", name)}
		}
	}
	return withApp(c, opt, func(a *app.App) error {
		ev, err := do(a, app.Act{By: flag(c, "by"), Reason: flag(c, why)})
		if err != nil {
			return err
		}
		if isTrue(c, "json") {
			return printJSON(c.OutOrStdout(), ev.Anonymous())
		}
		fmt.Fprintf(c.OutOrStdout(), "%s: %s\n", ev.ID, told(ev))
		return nil
	})
}
