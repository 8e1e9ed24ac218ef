package narrative

import (
	"slices"
	"strings"

	"longear/lang"
)

// genre is a kind of templated news: texts of one genre are alike by form, and what they say is their numbers and places.
type genre byte

const (
	noGenre genre = iota
	weather
	rates
	quake
	match
)

// genreWords are the concepts that mark each genre.
func genreWords(g genre) []string {
	switch g {
	case weather:
		return []string{
			"everyday.weather", "everyday.temperature", "everyday.wind", "everyday.rain", "everyday.snow", "everyday.cloud-fog",
			"quantity.degree-temp", "disaster.bad-weather", "qualities.warm", "qualities.cold",
		}
	case rates:
		return []string{
			"everyday.dollar", "everyday.ruble", "everyday.tenge", "everyday.yuan", "economy.euro", "economy.currency",
		}
	case quake:
		return []string{"society.earthquake", "quantity.depth", "quantity.kilometer"}
	case match:
		return []string{"society.goal-sport", "society.match", "society.game", "place.stadium", "quantity.score-point", "society.team"}
	}
	return nil
}

// Templated tells whether the text is of a templated genre: a form filled in anew is then no edit of the old one.
func (p *Profile) Templated() bool { return p.genre != noGenre }

const (
	genreShare   = .15 // of a text's concepts that must mark the genre
	genreNumbers = 2

	formShare = .5 // from here on a text is nothing but the form, however short
)

// genreOf finds the genre of a text, if it has one: two different marks (three currencies), many of them, and numbers.
// A text that is little else than marks needs one less of each.
func genreOf(an *lang.Analysis) genre {
	said := 0
	for i := range an.Concepts {
		if !strings.HasPrefix(an.Concepts[i].ID, "time.") {
			said++
		}
	}
	if len(an.Numbers) == 0 || said == 0 {
		return noGenre
	}
	for _, g := range []genre{quake, weather, rates, match} {
		seen, hits := marksOf(g, an)
		share := float64(hits) / float64(said)
		form := share >= formShare
		if share >= genreShare && (form || g == match || g == quake || len(an.Numbers) >= genreNumbers) && least(g, seen, form) {
			return g
		}
	}
	return noGenre
}

// marksOf lists the different marks of a genre in a text, and counts all. A temperature is a mark without its words.
func marksOf(g genre, an *lang.Analysis) (seen []string, hits int) {
	marks := genreWords(g)
	seen = make([]string, 0, 4)
	note := func(id string) {
		hits++
		if !slices.Contains(seen, id) {
			seen = append(seen, id)
		}
	}
	for i := range an.Concepts {
		if id := an.Concepts[i].ID; slices.Contains(marks, id) {
			note(id)
		}
	}
	if g == weather && hits > 0 && !slices.Contains(seen, markDegree) &&
		slices.ContainsFunc(an.Numbers, func(n lang.Number) bool { return n.Unit == "degree" }) {
		note(markDegree)
	}
	return seen, hits
}

const markDegree = "quantity.degree-temp"

func least(g genre, seen []string, form bool) bool {
	switch {
	case g == rates && !form:
		return len(seen) >= 3
	case g == quake:
		return len(seen) >= 2 && slices.Contains(seen, "society.earthquake")
	}
	return len(seen) >= 2
}
