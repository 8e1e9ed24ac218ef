package stance

import (
	"slices"
	"strings"
	"unicode/utf8"

	"longear"
)

// Group names what a concept of the lexicon says about truth: "false", "deny", "check", "rumour", "official"; "" for
// one that says nothing about it. Concepts are named as analyses write them: by the head of their family.
func Group(concept string) string {
	switch concept {
	case "information.fake", "information.lie", "information.ai-generated", "information.photoshop", "information.staged",
		"information.manipulate", "information.out-of-context", "information.old-video-reuse", "information.myth",
		"information.fake-quote", "information.impersonate", "information.scam-link", "claims.absurd",
		"claims.exaggerate", "claims.mistake", "law.false-information-crime", "law.defamation",
		"information.conspiracy-theory", "information.propaganda":
		return "false"
	case "claims.deny":
		return "deny"
	case "information.verification", "information.reverse-image-search", "information.truth",
		"information.media-literacy", "claims.confirm", "claims.correct":
		return "check"
	case "information.rumor", "claims.allegedly", "information.share-spread":
		return "rumour"
	case "information.official-statement", "claims.officially", "politics.spokesperson", "information.explain", "politics.ministry":
		return "official"
	}
	return ""
}

// negates tells the words for no and not, and Kazakh verbs in the negative: closed classes in each language.
func negates(word string, l longear.Lang) bool {
	switch l {
	case longear.Russian:
		return oneOf(word, "не", "нет", "ни", "никак", "никто", "ничего", "никаких", "никакой", "никого", "нельзя")
	case longear.Ukrainian:
		return oneOf(word, "не", "ні", "немає", "нема", "жодних", "жодного", "ніхто", "ніяких", "нічого")
	case longear.Kazakh:
		return oneOf(word, "емес", "жоқ", "жок", "ешқандай", "ешкандай", "ешқашан", "ешкашан", "ешкім", "ешким", "ештеңе", "ештене") || negativeVerb(word)
	case longear.English:
		return oneOf(word, "not", "no", "never", "nothing", "none", "nobody", "cannot", "neither") || strings.HasSuffix(word, "nt") && len(word) < 8
	case longear.Chinese:
		first, size := utf8.DecodeRuneInString(word)
		return oneOf(word, "并非", "并未", "并无", "从未", "尚未") || len(word) > size && strings.ContainsRune("不未没无非", first) &&
			!oneOf(word, "非常", "不断", "不少", "不仅", "不同", "无人", "不过", "无线", "未来", "无数", "不久", "非洲", "不管", "不但", "无论")
	}
	return false
}

// negativeVerb tells Kazakh verb forms with the suffix -ма, -ме, -ба, -бе, -па, -пе.
func negativeVerb(word string) bool {
	for _, tail := range [...]string{"йды", "йді", "йди", "ған", "ган", "ген", "ды", "ді", "ди", "йтын", "йтін", "йтин", "с", "ңыз", "ныз", "ңіз", "низ", "й"} {
		stem, ok := strings.CutSuffix(word, tail)
		if !ok || len(stem) < 8 { // a stem of two letters and the suffix
			continue
		}
		for _, no := range [...]string{"ма", "ме", "ба", "бе", "па", "пе"} {
			if strings.HasSuffix(stem, no) {
				return true
			}
		}
	}
	return false
}

func oneOf(word string, list ...string) bool { return slices.Contains(list, word) }
