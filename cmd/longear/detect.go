package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
	"longear/app/batch"
)

// detected is one line of output of longear detect.
type detected struct {
	ID         string          `json:"id"`
	Lang       longear.Lang    `json:"lang"`
	Script     longear.Script  `json:"script"`
	Confidence float64         `json:"confidence"`
	Mixed      []longear.Share `json:"mixed"`
}

func newDetect() *cobra.Command {
	c := &cobra.Command{
		Use:     "detect",
		Short:   "Name the language of texts: JSON lines {id, text} in, {id, lang, script, confidence, mixed} out",
		Example: `  echo '{"id":"1","text":"Қазақстан туралы жаңалық"}' | longear detect`,
		Args:    args(cobra.NoArgs),
		RunE:    runDetect,
	}
	addConfidenceFlag(c)
	return c
}

func addConfidenceFlag(c *cobra.Command) {
	c.Flags().Float64("min-confidence", .7, "below it a language is “und”")
}

func runDetect(c *cobra.Command, _ []string) error {
	opt, err := options(c)
	if err != nil {
		return err
	}
	reader, err := app.Languages(opt)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(c.OutOrStdout(), 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	faults := 0
	err = batch.Lines("standard input", c.InOrStdin(), func(_ int, line []byte) error {
		var in struct {
			ID   string `json:"id"`
			Text string `json:"text"`
			Lang string `json:"lang"`
		}
		if err := json.Unmarshal(line, &in); err != nil {
			return err
		}
		d := reader.Detect(in.Text, longear.Lang(in.Lang))
		row := detected{in.ID, d.Lang, d.Script, longear.RoundScore(d.Confidence), d.Mixed}
		if row.Mixed == nil {
			row.Mixed = []longear.Share{}
		}
		return enc.Encode(row)
	}, counting(c.ErrOrStderr(), &faults))
	return errors.Join(err, out.Flush(), badLines(faults))
}

// counting reports bad lines and counts them; the rest goes on.
func counting(w io.Writer, n *int) func(error) error {
	return func(err error) error {
		*n++
		fmt.Fprintln(w, "longear:", err)
		return nil
	}
}

func badLines(n int) error {
	if n == 0 {
		return nil
	}
	return longear.Errorf(longear.KindInvalid, "%d bad lines were left out", n)
}
