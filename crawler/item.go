package crawler

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"time"
	"unicode/utf8"

	"longear"
	"longear/crawler/page"
)

// item is one entry of a feed or list on its way to a post.
type item struct {
	key   string // what the post id is a hash of
	url   string
	title string
	text  string
	fetch bool // the text is not the whole article: its page is wanted
	claim longear.Claim
	links []string
	media []string
	hint  longear.Lang
	from  string // the post that this one forwards
	stamp string // what else an edit would change: the update time
}

// print is a fingerprint of what the entry says; when it changes, the item is taken again. A date written for readers
// is left out: "3 hours ago" changes by itself.
func (it item) print() string {
	date := it.claim.Raw
	if it.claim.Provenance == longear.FromText {
		date = ""
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{it.title, it.text, date, it.stamp}, "\x00")))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// take works through the entries of one document, newest first as they stand there.
func (p *poll) take(ctx context.Context, items []item, c longear.Capture) error {
	if err := p.lookUp(ctx, items); err != nil {
		return err
	}
	for _, it := range items {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		p.takeOne(ctx, it, c)
	}
	return nil
}

// lookUp asks the store about the entries whose pages would have to be fetched.
func (p *poll) lookUp(ctx context.Context, items []item) error {
	var ids []longear.PostID
	for _, it := range items {
		if _, marked := p.prints[it.key]; it.fetch && !marked {
			ids = append(ids, longear.NewPostID(it.key))
		}
	}
	p.held = nil
	if len(ids) == 0 {
		return nil
	}
	held, err := p.Seen.Seen(ctx, ids)
	p.held = held
	return wrap("look up known posts", err)
}

// takeOne decides about one entry: known, taken from the document, or taken from its page.
func (p *poll) takeOne(ctx context.Context, it item, c longear.Capture) {
	if p.taken[it.key] {
		return
	}
	p.taken[it.key] = true
	p.note(it.claim, c.At)
	print, marked := p.prints[it.key]
	switch {
	case marked && print == it.print(), !marked && it.fetch && p.held[longear.NewPostID(it.key)]:
		p.known++
		p.mark(it)
	case !it.fetch:
		p.add(p.fromEntry(it, c), it.url)
		p.mark(it)
	case p.articles >= p.MaxArticles:
		p.cut = "more articles than one poll fetches; the rest comes with the next"
	default:
		p.articles++
		p.takePage(ctx, it, c)
	}
}

// takePage fetches the entry's article. When that fails for good, the entry's own words are kept; when it may succeed
// later, the entry stays unmarked and is tried again with the next poll. Either way a dead letter says why.
func (p *poll) takePage(ctx context.Context, it item, c longear.Capture) {
	post, err := p.article(ctx, it)
	if ctx.Err() != nil {
		return
	}
	if err == nil {
		p.add(post, it.url)
		p.mark(it)
		return
	}
	p.bury(it.url, "article", err)
	if longear.KindOf(err) == longear.KindTransient {
		p.retry = true
		return
	}
	p.mark(it)
	if it.text != "" {
		p.add(p.fromEntry(it, c), it.url)
	}
}

// article fetches and extracts the entry's page, and completes it from the entry.
func (p *poll) article(ctx context.Context, it item) (longear.Post, error) {
	capture, err := page.Get(ctx, p.Client, p.page(it.url))
	if err != nil {
		return longear.Post{}, err
	}
	post, err := p.Extractor.Extract(capture, p.source)
	if err != nil {
		return longear.Post{}, wrap("extract "+it.url, err)
	}
	if post.Title == "" {
		post.Title = it.title
	}
	if utf8.RuneCountInString(post.Text) < utf8.RuneCountInString(it.text) {
		post.Text = it.text
	}
	post.Clocks.Published = better(it.claim, post.Clocks.Published, capture.At)
	post.URL = capture.URL
	return p.dress(post, longear.URLKey(capture.URL), capture), nil
}

// better chooses between the entry's time and the page's: a feed's or API's own time stamp first, then what the page
// declares, then a date written in a list.
func better(entry, onPage longear.Claim, observed time.Time) longear.Claim {
	if !(longear.Clocks{Published: entry, Observed: observed}).Confirmed() {
		return onPage
	}
	if entry.Provenance == longear.FromText && onPage.Precision != longear.None && onPage.Precision != "" &&
		onPage.Provenance != longear.FromText {
		return onPage
	}
	return entry
}

// fromEntry makes a post of the entry's own words.
func (p *poll) fromEntry(it item, c longear.Capture) longear.Post {
	return p.dress(longear.Post{
		URL: it.url, Title: it.title, Text: it.text, Hint: it.hint, Links: it.links, Media: it.media, ForwardOf: it.from,
		Clocks: longear.Clocks{Published: it.claim},
	}, it.key, c)
}

func (p *poll) mark(it item) {
	p.next.Marks = append(p.next.Marks, Mark{Key: it.key, Print: it.print()})
}

// note remembers the time of an item for the source's pace and age.
func (p *poll) note(claim longear.Claim, observed time.Time) {
	if (longear.Clocks{Published: claim, Observed: observed}).Confirmed() {
		p.times = append(p.times, claim.At)
	}
}
