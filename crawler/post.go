package crawler

import (
	"strings"
	"unicode/utf8"

	"longear"
)

// Bounds on what a post may carry.
const (
	maxTitle = 2 << 10
	maxLinks = 200
	maxMedia = 50
)

// dress gives a post what every post of its source has, and its id.
func (p *poll) dress(post longear.Post, key string, c longear.Capture) longear.Post {
	s := p.source
	post.ID = longear.NewPostID(key)
	post.Source, post.Platform, post.Account = s.ID, s.Platform, s.Account
	if post.Platform == "" {
		post.Platform = longear.Web
	}
	post.Owner, post.Outlet, post.Country = s.Owner, s.OutletKey(), s.Country
	post.Origin, post.Digest = longear.ByCrawl, c.Digest
	post.Clocks.Observed = c.At
	if post.Clocks.Published.Precision == "" {
		post.Clocks.Published.Precision = longear.None
	}
	post.Hint = p.hint(post.Hint)
	post.Title = bound(post.Title, maxTitle)
	post.Text = bound(post.Text, longear.MaxTextBytes)
	post.Links = post.Links[:min(len(post.Links), maxLinks)]
	post.Media = post.Media[:min(len(post.Media), maxMedia)]
	return post
}

// hint prefers the catalogue's only language: page templates claim languages that their articles are not in.
func (p *poll) hint(claimed longear.Lang) longear.Lang {
	if len(p.source.Languages) == 1 {
		return p.source.Languages[0]
	}
	return claimed
}

// bound cuts a text to at most n bytes between two characters and marks the cut.
func bound(s string, n int) string {
	const mark = " […]"
	s = strings.ToValidUTF8(s, "\uFFFD")
	if len(s) <= n {
		return s
	}
	end := n - len(mark)
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + mark
}

// add takes a post that is valid, and buries one that is not.
func (p *poll) add(post longear.Post, address string) {
	if err := post.Validate(); err != nil {
		p.bury(address, "normalise", longear.E("post", longear.KindInvalid, err))
		return
	}
	p.posts = append(p.posts, post)
}

// bury keeps the reason why something did not become a post.
func (p *poll) bury(address, stage string, err error) {
	p.dead = append(p.dead, longear.NewDeadLetter(p.source.ID, address, stage, err, p.at))
}
