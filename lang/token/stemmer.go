package token

import (
	"strings"

	"longear"
	"longear/lang/internal/memo"
)

// knownBits is how many words a Stemmer remembers, as a power of two. News repeats itself: nine words of ten are found.
const knownBits = 15

// Stemmer cuts texts and remembers the stems of words; what it answers does not depend on what it remembers. It is safe
// for concurrent use.
type Stemmer struct{ known *memo.Table[known] }

type known struct {
	lang longear.Lang
	stem string
	stop bool
}

// NewStemmer returns a stemmer with an empty memory of about 4 MB when full.
func NewStemmer() *Stemmer { return &Stemmer{memo.New[known](knownBits)} }

func (s *Stemmer) stem(word string, lang longear.Lang) (string, bool) {
	k, ok := s.known.Get(word)
	if !ok || k.lang != lang {
		own := strings.Clone(word) // the stem may be a part of it, and must not hold the whole text
		k = s.known.Put(word, known{lang, Stem(own, lang), Stop(word, lang)})
	}
	return k.stem, k.stop
}
