package narrative

import "longear/lang"

// aboutCoverage tells whether a text is about how media carry a story, rather than about the story: it names “western”
// or foreign media and speaks of hype (media alone is an attribution: 据外媒报道). Such a text claims something else than the story it speaks of; the two are
// linked and never merged.
func aboutCoverage(concepts []lang.Mention) bool {
	media, hype := 0, 0
	for _, c := range concepts {
		switch c.ID {
		case "information.western-media":
			media++
		case "information.media-hype":
			hype++
		}
	}
	return media > 0 && hype > 0
}
