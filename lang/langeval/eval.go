package langeval

import (
	"fmt"
	"io"
	"slices"

	"longear"
)

// Run measures on the development sets in dir (langid/, kk/, fold/) and writes the tables to w. A missing file is a
// KindNotFound error that names it.
func Run(dir string, w io.Writer) error {
	var news []sample
	for _, name := range langSets {
		samples, err := readSamples(dir, name)
		if err != nil {
			return err
		}
		if news == nil {
			news = samples
		}
		tallies, rel := detection(samples)
		printDetection(w, name, tallies)
		printSummary(w, tallies)
		rel.print(w)
	}
	written, err := writingsOf(dir, 11)
	if err != nil {
		return err
	}
	printWritings(w, written)
	f, err := folding(dir)
	if err != nil {
		return err
	}
	f.print(w)
	s, err := stems(dir)
	if err != nil {
		return err
	}
	s.print(w)
	speed(w, news)
	return nil
}

// printSummary gives the numbers that targets are set for: lines in other languages that are called Kazakh, and Kazakh
// confused with its neighbours in either direction.
func printSummary(w io.Writer, tallies []*tally) {
	lines, falseKK, near, nearWrong := 0, 0, 0, 0
	for _, t := range tallies {
		if t.kind != "sentence" && t.kind != "headline" {
			continue
		}
		neighbour := slices.Contains([]longear.Lang{"ky", "tt", "ba"}, t.lang)
		if t.lang != longear.Kazakh {
			lines += t.n
			falseKK += t.given[longear.Kazakh]
		}
		if neighbour {
			near += t.n
			nearWrong += t.given[longear.Kazakh]
		}
		if t.lang == longear.Kazakh {
			near += t.n
			nearWrong += t.given["ky"] + t.given["tt"] + t.given["ba"]
		}
	}
	fmt.Fprintf(w, "called Kazakh wrongly: %d of %d lines (%.3f %%); Kazakh against ky, tt, ba: %d of %d (%.2f %%)\n",
		falseKK, lines, percent(falseKK, lines), nearWrong, near, percent(nearWrong, near))
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
