package web

import (
	"regexp"
	"strings"
)

// numbersOfPersons finds what looks like a phone number, an identity number of Kazakhstan or China, or a payment card.
var numbersOfPersons = regexp.MustCompile(`\+\d{1,3}[ \-(]{0,2}\d{2,4}[ \-)]{0,2}\d{2,4}[ \-]?\d{2,4}(?:[ \-]?\d{2})?` +
	`|\b[78][ \-]?\(?\d{3}\)?[ \-]?\d{3}[ \-]?\d{2}[ \-]?\d{2}\b` +
	`|\b1[3-9]\d{9}\b|\b\d{17}[\dXx]\b|\b\d{12}\b|\b\d{4}[ \-]?\d{4}[ \-]?\d{4}[ \-]?\d{4}\b`)

// maskNumbers hides all but the last two digits of such numbers. The length in bytes stays, so that spans still fit.
func maskNumbers(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	return numbersOfPersons.ReplaceAllStringFunc(s, maskDigits)
}

func maskDigits(number string) string {
	out := []byte(number)
	kept := 0
	for i := len(out) - 1; i >= 0; i-- {
		if out[i] < '0' || out[i] > '9' {
			continue
		}
		if kept++; kept > 2 {
			out[i] = '*'
		}
	}
	return string(out)
}
