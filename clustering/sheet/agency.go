package sheet

import (
	"strings"

	"longear"
	"longear/lang"
)

// agencies are the news agencies of the gazetteer: media whose texts others print.
const agencies = " media.tass media.ria-novosti media.interfax media.sputnik media.rossiya-segodnya media.bloomberg media.reuters media.ap " +
	"media.afp media.dpa media.anadolu media.irna media.tasnim media.fars-news media.yonhap media.kcna media.kyodo media.xinhua " +
	"media.china-news-service media.cna-taiwan media.kazinform media.akipress media.kabar media.trend-az media.azertac media.belta " +
	"media.khovar media.asia-plus media.ukrinform media.unian media.interfax-ukraine media.rbc-ukraine media.pti "

func isAgency(id string) bool { return strings.Contains(agencies, " "+id+" ") }

// creditReach is how many bytes from the beginning or the end of a text an agency's name is a credit and not a subject:
// "АЛМАТЫ, 8 апр — ТАСС", "(Reuters)".
const creditReach = 120

// agencies counts the texts that carry an agency's credit, by agency as first written.
func (d *desk) agencies() (credited int, by []longear.Count) {
	tally, name := map[string]int{}, map[string]string{}
	for i := range d.Docs {
		own := map[string]bool{}
		for _, m := range d.Docs[i].Analysis.Entities {
			if !own[m.ID] && isAgency(m.ID) && credits(&d.Docs[i], m.Span) {
				own[m.ID] = true
				if name[m.ID] == "" {
					name[m.ID] = d.Docs[i].Post.Body()[m.Span.From:m.Span.To]
				}
				tally[name[m.ID]]++
			}
		}
		if len(own) > 0 {
			credited++
		}
	}
	return credited, counts(tally)
}

// credits tells whether a name stands where credits stand: at the edge of the text or beside a phrase of attribution.
func credits(d *lang.Doc, at longear.Span) bool {
	if at.From < creditReach || len(d.Post.Body())-at.To < creditReach {
		return true
	}
	for _, c := range d.Analysis.Cues {
		if c.Kind == lang.CueAttribution && at.From < c.Span.To+reach && c.Span.From < at.To+reach {
			return true
		}
	}
	return false
}
