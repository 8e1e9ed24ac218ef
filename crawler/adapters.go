package crawler

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/crawler/feed"
	"longear/crawler/page"
)

// Lengths below which a feed's text is taken for a summary, in letters and in Chinese characters.
const (
	shortText = 400
	shortHan  = 150
)

// channelPost is the address of a channel's post: a channel read through RSS has the ids of its preview.
var channelPost = regexp.MustCompile(`^(?:t|telegram)\.me/(?:s/)?(\w+/\d+)$`)

// pollFeed reads RSS and Atom.
func (p *poll) pollFeed(ctx context.Context) error {
	capture, err := p.Client.Get(ctx, p.request())
	if err != nil {
		return err
	}
	if capture.Status == http.StatusNotModified {
		p.unchanged()
		return nil
	}
	p.answered(capture)
	document, err := feed.Parse(capture)
	if err != nil {
		p.bury(p.source.URL, "parse", err)
		return wrap("parse "+p.source.URL, err)
	}
	if document.Truncated {
		p.cut = "the feed has more entries than one poll reads"
	}
	items := make([]item, 0, len(document.Items))
	for _, entry := range document.Items {
		items = append(items, p.feedItem(entry, document, capture))
	}
	return p.take(ctx, items, capture)
}

// unchanged keeps what the last poll knew.
func (p *poll) unchanged() {
	p.next = p.last
	p.next.At = p.at
	p.known = len(p.last.Marks)
}

func (p *poll) feedItem(entry feed.Item, document feed.Feed, c longear.Capture) item {
	claim := p.Dates.ReadDate(cmp.Or(entry.Published, entry.Updated), p.source, c.At)
	claim.Provenance = longear.FromFeed
	it := item{
		key: p.entryKey(entry), url: entry.URL, title: entry.Title, text: entry.Text, links: entry.Links, media: entry.Media,
		fetch: p.wantsPage(entry), claim: claim, hint: langOf(document.Lang), stamp: entry.Updated,
	}
	if p.isSocial() {
		it.title, it.from = ownTitle(entry.Title, entry.Text), entry.Forward
	}
	return it
}

// isSocial tells whether the source's posts are short by nature and have no headlines.
func (p *poll) isSocial() bool {
	return slices.Contains([]longear.Platform{longear.Telegram, longear.VK, longear.Weibo, longear.X}, p.source.Platform)
}

// ownTitle drops a title that a bridge cut from the beginning of the text.
func ownTitle(title, text string) string {
	bare := strings.Join(strings.Fields(strings.TrimRight(title, "….")), "")
	if strings.HasPrefix(strings.Join(strings.Fields(text), ""), bare) {
		return ""
	}
	return title
}

// entryKey is the entry's canonical address, else the platform's or the feed's own id for it.
func (p *poll) entryKey(entry feed.Item) string {
	key := longear.URLKey(entry.URL)
	switch {
	case p.source.Platform == longear.Telegram && channelPost.MatchString(key):
		return "telegram:" + strings.ToLower(channelPost.FindStringSubmatch(key)[1])
	case entry.URL != "":
		return key
	case entry.GUID != "":
		return "feed:" + string(p.source.ID) + "/" + entry.GUID
	}
	sum := sha256.Sum256([]byte(entry.Title + "\x00" + entry.Text))
	return "feed:" + string(p.source.ID) + "/#" + hex.EncodeToString(sum[:10])
}

// wantsPage tells whether the entry only announces an article. Posts of social platforms are short by nature.
func (p *poll) wantsPage(entry feed.Item) bool {
	if entry.URL == "" || p.isSocial() {
		return false
	}
	return entry.Cut || isShort(entry.Text)
}

func isShort(text string) bool {
	han := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	letters := utf8.RuneCountInString(text)
	if han*2 > letters {
		return letters < shortHan
	}
	return letters < shortText
}

// langOf reduces a language tag to its ISO 639-1 code.
func langOf(tag string) longear.Lang {
	code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if len(code) != 2 {
		return ""
	}
	return longear.Lang(code)
}

// pollPage reads a source that is one article page.
func (p *poll) pollPage(ctx context.Context) error {
	capture, err := page.Get(ctx, p.Client, p.request())
	if err != nil {
		return err
	}
	if capture.Status == http.StatusNotModified {
		p.unchanged()
		return nil
	}
	p.answered(capture)
	post, err := p.Extractor.Extract(capture, p.source)
	if err != nil {
		p.bury(p.source.URL, "extract", err)
		return wrap("extract "+p.source.URL, err)
	}
	post.URL = capture.URL
	it := item{key: longear.URLKey(capture.URL), url: capture.URL, title: post.Title, text: post.Text, claim: post.Clocks.Published}
	p.note(it.claim, capture.At)
	if p.prints[it.key] == it.print() {
		p.known++
	} else {
		p.add(p.dress(post, it.key, capture), it.url)
	}
	p.mark(it)
	return nil
}

// pollList walks a list of articles page by page, until a page brings nothing new.
func (p *poll) pollList(ctx context.Context) error {
	request, visited := p.request(), make(map[string]bool)
	for n := 1; ; n++ {
		visited[longear.URLKey(request.URL)] = true
		list, capture, err := page.GetList(ctx, p.Client, request, p.source.Selectors)
		if err != nil {
			return p.listFailed(n, request.URL, err)
		}
		if capture.Status == http.StatusNotModified {
			p.unchanged()
			return nil
		}
		if n == 1 {
			p.answered(capture)
		}
		if err := p.takeList(ctx, n, list, capture); err != nil {
			return err
		}
		if list.Next == "" || visited[longear.URLKey(list.Next)] || p.allKnown(list) {
			return nil
		}
		if n >= p.MaxPages {
			p.cut = "the list has more pages than one poll reads"
			return nil
		}
		request = p.page(list.Next)
	}
}

// listFailed ends the walk: a failure of the first page is the source's, a later one only cuts the round short.
func (p *poll) listFailed(n int, address string, err error) error {
	if n == 1 || ctxEnded(err) {
		return err
	}
	p.bury(address, "list", err)
	p.cut = "a later page of the list could not be read: " + err.Error()
	return nil
}

func (p *poll) takeList(ctx context.Context, n int, list page.List, c longear.Capture) error {
	if n == 1 && len(list.Entries) == 0 {
		err := longear.Errorf(longear.KindTerminal, "the selectors find no article on the page")
		p.bury(p.source.URL, "list", err)
		return wrap("read "+p.source.URL, err)
	}
	items := make([]item, 0, len(list.Entries))
	for _, entry := range list.Entries {
		claim := longear.Claim{Precision: longear.None}
		if entry.Date != "" {
			claim = p.Dates.ReadDate(entry.Date, p.source, c.At)
			claim.Provenance = longear.FromText
		}
		items = append(items, item{key: longear.URLKey(entry.URL), url: entry.URL, title: entry.Title, fetch: true, claim: claim})
	}
	return p.take(ctx, items, c)
}

// allKnown tells whether every entry of the page was marked at the last poll.
func (p *poll) allKnown(list page.List) bool {
	return len(list.Entries) > 0 && !slices.ContainsFunc(list.Entries, func(e page.Entry) bool {
		_, marked := p.prints[longear.URLKey(e.URL)]
		return !marked
	})
}
