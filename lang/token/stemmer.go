package token

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

	"longear"
)

// cacheSize is how many words a Stemmer remembers. News repeats itself: nine words of ten are found.
const cacheSize = 1 << 15

// Stemmer cuts texts and remembers the stems of words; what it answers does not depend on what it remembers. It is safe
// for concurrent use.
type Stemmer struct {
	seed  maphash.Seed
	cache [cacheSize]atomic.Pointer[known]
}

type known struct {
	lang       longear.Lang
	word, stem string
	stop       bool
}

// NewStemmer returns a stemmer with an empty memory of about 3 MB when full.
func NewStemmer() *Stemmer { return &Stemmer{seed: maphash.MakeSeed()} }

func (s *Stemmer) stem(word string, lang longear.Lang) (string, bool) {
	slot := &s.cache[maphash.String(s.seed, word)%cacheSize]
	if k := slot.Load(); k != nil && k.lang == lang && k.word == word {
		return k.stem, k.stop
	}
	k := &known{lang: lang, word: strings.Clone(word), stop: Stop(word, lang)}
	k.stem = Stem(k.word, lang)
	slot.Store(k)
	return k.stem, k.stop
}
