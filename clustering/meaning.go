package clustering

import (
	"unicode"

	"longear"
)

// Characters of a post that its vector is made of: title and lead. Chinese says as much in fewer.
const (
	meaningRunes    = 600
	meaningRunesHan = 240
)

// MeaningText is what a post's vector is made of.
func MeaningText(p *longear.Post) string {
	body := []rune(p.Body())
	body = body[:min(len(body), meaningRunes)]
	han := 0
	for _, r := range body {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	if han > 0 && 2*han >= len(body) {
		body = body[:min(len(body), meaningRunesHan)]
	}
	return string(body)
}
