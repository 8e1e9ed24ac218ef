package app

import (
	"sync"

	"longear/lang/lexicon/vocab"
)

// SharedWords opens the shipped words once for all tests of this process: their dictionaries take longer to build than
// most tests take to run. A user's own files are opened anew.
var SharedWords = shareWords()

func shareWords() Words {
	shipped := sync.OnceValues(func() (*vocab.Vocabulary, error) { return vocab.Open(vocab.Options{}) })
	return func(files []string) (*vocab.Vocabulary, error) {
		if len(files) > 0 {
			return vocab.Open(vocab.Options{Files: files})
		}
		return shipped()
	}
}
