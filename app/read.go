package app

import (
	"fmt"
	"io"

	"longear"
	"longear/crawler/fetch/charset"
	"longear/lang"
	"longear/lang/lexicon/vocab"
	"longear/pipeline/extract"
)

// Languages opens the analysis alone, for commands that need no store.
func Languages(opt Options) (*lang.Analyzer, error) {
	a, _, err := newAnalyzer(opt.withDefaults())
	return a, err
}

// newAnalyzer builds the analysis with the shipped lexicon and gazetteer, and the glossary that goes with it.
func newAnalyzer(opt Options) (*lang.Analyzer, *vocab.Vocabulary, error) {
	words, err := opt.Words(opt.Lexicon)
	if err != nil {
		return nil, nil, longear.E("load the lexicon", longear.KindInvalid, err)
	}
	by := words.Options()
	by.MinConfidence = opt.MinConfidence
	return lang.NewAnalyzer(by), words, nil
}

// maxPage bounds a page that is extracted from a file.
const maxPage = 16 << 20

// ExtractPage reads one article out of HTML that was fetched from url.
func ExtractPage(r io.Reader, url string, s longear.Source, opt Options) (extract.Article, error) {
	opt = opt.withDefaults()
	body, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	if err != nil {
		return extract.Article{}, longear.E("read page", longear.KindInvalid, err)
	}
	if len(body) > maxPage {
		return extract.Article{}, longear.Errorf(longear.KindInvalid, "the page is larger than %d MiB", maxPage>>20)
	}
	utf8, _ := charset.Decode(body, charset.Hints{Override: s.Charset})
	article, err := extract.New().Article(longear.Capture{URL: url, Status: 200, Body: utf8, At: opt.Now()}, s)
	if err != nil {
		return article, fmt.Errorf("extract %s: %w", url, err)
	}
	return article, nil
}
