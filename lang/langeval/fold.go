package langeval

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"longear"
	"longear/lang/fold"
)

// foldScore compares Traditional folded to Simplified with reference tables.
type foldScore struct {
	chars, first, any    int // characters of the basic plane; folded to the first target, to any target
	countries, countryOK int // names in Traditional that fold to the Simplified name of the same country
	simplified, moved    int // Simplified characters; those that folding changes
}

func folding(dir string) (s foldScore, err error) {
	rows, err := readRows(dir, "fold/TSCharacters.txt")
	if err != nil {
		return s, err
	}
	for _, f := range rows {
		if len(f) < 2 || utf8.RuneCountInString(f[0]) != 1 || []rune(f[0])[0] > 0xffff {
			continue
		}
		got := string(fold.Simplify([]rune(f[0])[0]))
		targets := strings.Fields(f[1])
		s.chars++
		if got == targets[0] {
			s.first++
		}
		if strings.Contains(f[1], got) {
			s.any++
		}
	}
	if rows, err = readRows(dir, "fold/STCharacters.txt"); err != nil {
		return s, err
	}
	for _, f := range rows {
		r, _ := utf8.DecodeRuneInString(f[0])
		s.simplified++
		if fold.Simplify(r) != r {
			s.moved++
		}
	}
	return s, s.country(dir)
}

func (s *foldScore) country(dir string) error {
	rows, err := readRows(dir, "fold/country_names.tsv")
	if err != nil {
		return err
	}
	names := map[string]map[string]string{}
	for _, f := range rows {
		if len(f) == 3 && strings.HasPrefix(f[1], "zh-") {
			if names[f[0]] == nil {
				names[f[0]] = map[string]string{}
			}
			names[f[0]][f[1]] = fold.Fold(f[2], longear.Chinese, longear.Hant)
		}
	}
	for _, n := range names {
		s.countries++
		if n["zh-Hans"] == n["zh-Hant"] || n["zh-Hans"] == n["zh-Hant-HK"] {
			s.countryOK++
		}
	}
	return nil
}

func (s foldScore) print(w io.Writer) {
	fmt.Fprintf(w, "\nTraditional to Simplified\nfirst target of the reference table %.4f, any target %.4f (%d characters of the basic plane)\n",
		float64(s.first)/float64(s.chars), float64(s.any)/float64(s.chars), s.chars)
	fmt.Fprintf(w, "Simplified characters left alone %.4f (%d)\ncountry names that meet %.3f (%d; the rest are other names)\n",
		1-float64(s.moved)/float64(s.simplified), s.simplified, float64(s.countryOK)/float64(s.countries), s.countries)
}
