// Package profile holds character n-gram profiles of languages that share a script, and reads texts with them. The
// command ../train builds them.
package profile

import "unicode"

// Letters are numbered within a script, so that six of them fit one key: 0 is nothing, edge the edge of a word.
const (
	keyBits  = 7
	edge     = 1
	strange  = 2 // a letter of the script that no profile knows
	maxOrder = 6
	keyMask  = 1<<(keyBits*maxOrder) - 1
)

// Script is a group of languages that are told apart by their profiles.
type Script int

// Scripts with profiles.
const (
	Cyrillic Script = iota
	Latin
	Arabic
	Scripts
)

// letterLists are the letters that profiles know, by script.
var letterLists = [Scripts]string{
	Cyrillic: "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһіїєґўђћљњјџѓќѕҡҙҫҗӣӯҳҷѐѝ'",
	Latin:    "abcdefghijklmnopqrstuvwxyz'àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßāăąćčđēęěğģīįķļłńņňŋőœŕřśşšţťūůűųźżžıəǵșț",
	Arabic:   "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىپچژگکیۋۇۆۈۉۅېەھڭڤٹڈڑےںۀۂۃۓۍٴ",
}

var numberings = [Scripts]*numbering{
	number(letterLists[Cyrillic]), number(letterLists[Latin]), number(letterLists[Arabic]),
}

// numbering gives each letter its number.
type numbering struct {
	low  [0x700]uint8
	rest map[rune]uint8
}

func number(letters string) *numbering {
	n := &numbering{rest: map[rune]uint8{}}
	id := uint8(strange + 1)
	for _, r := range letters {
		for _, c := range [...]rune{r, unicode.ToUpper(r)} {
			if int(c) < len(n.low) {
				n.low[c] = id
			} else {
				n.rest[c] = id
			}
		}
		id++
	}
	n.low['İ'], n.low['I'] = n.low['i'], n.low['i']
	return n
}

// of numbers a letter of the script, or an apostrophe.
func (n *numbering) of(r rune) uint8 {
	var id uint8
	if int(r) < len(n.low) {
		id = n.low[r]
	} else {
		id = n.rest[r]
	}
	if id == 0 {
		return strange
	}
	return id
}

// Letter tells whether r is in the alphabet of a script.
func (s Script) Letter(r rune) bool { return numberings[s].of(r) != strange }
