package longear

// Lang is an ISO 639-1 code ("kk"), or "und" when the language is not known.
type Lang string

// First-class languages: analysed, stemmed and linked across. Others are named by detection and kept.
const (
	Chinese   Lang = "zh"
	Russian   Lang = "ru"
	Kazakh    Lang = "kk"
	Ukrainian Lang = "uk"
	English   Lang = "en"
	Undefined Lang = "und"
)

// FirstClass lists the languages that are analysed in full, in the order in which pages list them.
func FirstClass() []Lang { return []Lang{Chinese, Russian, Kazakh, Ukrainian, English} }

// Script is an ISO 15924 code.
type Script string

// Scripts that the first-class languages are written in.
const (
	Hans    Script = "Hans" // Chinese, Simplified
	Hant    Script = "Hant" // Chinese, Traditional
	Han     Script = "Hani" // Chinese, where nothing tells which
	Cyrl    Script = "Cyrl"
	Latn    Script = "Latn"
	Arab    Script = "Arab"
	Unknown Script = "Zyyy"
)

// Share is a language's part of a mixed text.
type Share struct {
	Lang  Lang    `json:"lang"`
	Share float64 `json:"share"` // 0…1 of the letters
}
