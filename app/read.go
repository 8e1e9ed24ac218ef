package app

import (
	"fmt"
	"io"

	"longear"
	"longear/lang"
	"longear/pipeline/extract"
)

// Languages opens the analysis alone, for commands that need no store.
func Languages(minConfidence float64) (*lang.Analyzer, error) {
	return newAnalyzer(minConfidence)
}

func newAnalyzer(minConfidence float64) (*lang.Analyzer, error) {
	return lang.NewAnalyzer(lang.Options{MinConfidence: minConfidence}), nil
}

// maxPage bounds a page that is extracted from a file.
const maxPage = 16 << 20

// ExtractPage reads one article out of HTML that was fetched from url.
func ExtractPage(r io.Reader, url string, s longear.Source, opt Options) (longear.Post, error) {
	opt = opt.withDefaults()
	body, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	if err != nil {
		return longear.Post{}, longear.E("read page", longear.KindInvalid, err)
	}
	if len(body) > maxPage {
		return longear.Post{}, longear.Errorf(longear.KindInvalid, "the page is larger than %d MiB", maxPage>>20)
	}
	post, err := extract.Extract(longear.Capture{URL: url, Status: 200, Body: body, At: opt.Now()}, s)
	if err != nil {
		return post, fmt.Errorf("extract %s: %w", url, err)
	}
	return post, nil
}
