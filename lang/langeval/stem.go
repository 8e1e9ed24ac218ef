package langeval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"longear/lang/token"
)

// stemScore counts pairs of different word forms: of one lemma, and of two.
type stemScore struct {
	same, joined int // pairs with one lemma; of these with one stem
	other, mixed int // pairs with different lemmas; of these with one stem
}

// stems measures the Kazakh stemmer on the pairs of the UD Kazakh forms, without punctuation.
func stems(dir string) (s stemScore, err error) {
	rows, err := readRows(dir, "kk/ud_kazakh.tsv")
	if err != nil {
		return s, err
	}
	lemma := map[string]string{}
	for _, f := range rows {
		if len(f) > 2 && f[2] != "PUNCT" {
			lemma[strings.ToLower(f[0])] = strings.ToLower(f[1])
		}
	}
	forms := make([]string, 0, len(lemma))
	for f := range lemma {
		forms = append(forms, f)
	}
	slices.Sort(forms)
	stem := map[string]string{}
	for _, f := range forms {
		stem[f] = token.KazakhStem(f)
	}
	for i, a := range forms {
		for _, b := range forms[i+1:] {
			s.add(lemma[a] == lemma[b], stem[a] == stem[b])
		}
	}
	return s, nil
}

func (s *stemScore) add(sameLemma, sameStem bool) {
	n, hit := &s.other, &s.mixed
	if sameLemma {
		n, hit = &s.same, &s.joined
	}
	*n++
	if sameStem {
		*hit++
	}
}

func (s stemScore) print(w io.Writer) {
	fmt.Fprintf(w, "\nKazakh stems on UD Kazakh (%d pairs of one lemma, %d of two)\nrecall %.3f  over-stemming %.4f\n",
		s.same, s.other, float64(s.joined)/float64(s.same), float64(s.mixed)/float64(s.other))
}
