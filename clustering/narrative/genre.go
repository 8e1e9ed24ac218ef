package narrative

import (
	"slices"

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
			"quantity.degree-temp", "disaster.frost", "disaster.bad-weather", "qualities.warm", "qualities.cold",
		}
	case rates:
		return []string{
			"economy.exchange-rate", "everyday.dollar", "everyday.ruble", "everyday.tenge", "everyday.yuan", "economy.euro", "economy.currency",
		}
	case quake:
		return []string{"society.earthquake", "disaster.earthquake", "quantity.depth", "quantity.kilometer"}
	case match:
		return []string{"society.goal-sport", "society.match", "society.game", "place.stadium", "quantity.score-point", "society.team", "society.league"}
	}
	return nil
}

// Templated tells whether the text is of a templated genre: a form filled in anew is then no edit of the old one.
func (p *Profile) Templated() bool { return p.genre != noGenre }

const (
	genreShare   = .15 // of a text's concepts that must mark the genre
	genreNumbers = 2
)

// genreOf finds the genre of a text, if it has one: two different marks (three currencies), many of them, and numbers.
func genreOf(concepts []lang.Mention, numbers int) genre {
	if numbers < 1 || len(concepts) == 0 {
		return noGenre
	}
	for _, g := range []genre{quake, weather, rates, match} {
		marks := genreWords(g)
		seen := make([]string, 0, 4)
		hits := 0
		for _, c := range concepts {
			if !slices.Contains(marks, c.ID) {
				continue
			}
			hits++
			if !slices.Contains(seen, c.ID) {
				seen = append(seen, c.ID)
			}
		}
		if (g == match || g == quake || numbers >= genreNumbers) && least(g, seen) && float64(hits) >= genreShare*float64(len(concepts)) {
			return g
		}
	}
	return noGenre
}

func least(g genre, seen []string) bool {
	switch g {
	case rates:
		return len(seen) >= 3
	case quake:
		return len(seen) >= 2 && slices.ContainsFunc(seen, func(id string) bool { return id == "society.earthquake" || id == "disaster.earthquake" })
	}
	return len(seen) >= 2
}
