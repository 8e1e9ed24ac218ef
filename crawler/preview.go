package crawler

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"longear"
	"longear/crawler/telegram"
)

// pollTelegram walks a channel's public preview from the newest page back, until it meets a known post.
func (p *poll) pollTelegram(ctx context.Context) error {
	request := p.request()
	for n := 1; ; n++ {
		capture, err := p.Client.Get(ctx, request)
		if err != nil {
			return p.listFailed(n, request.URL, err)
		}
		if capture.Status == http.StatusNotModified {
			p.unchanged()
			return nil
		}
		channel, err := telegram.Parse(capture)
		if err != nil {
			p.bury(request.URL, "parse", err)
			return wrap("parse "+request.URL, err)
		}
		if n == 1 {
			p.answered(capture)
		}
		met := p.takeMessages(channel, capture)
		if channel.Before == "" || met {
			return nil
		}
		if n >= p.MaxPages {
			p.cut = "the channel has more posts than one poll reads"
			return nil
		}
		if request.URL, err = withBefore(p.source.URL, channel.Before); err != nil {
			return err
		}
		request.ETag, request.LastModified = "", ""
	}
}

func withBefore(address, before string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", longear.E("page of "+address, longear.KindInvalid, err)
	}
	query := u.Query()
	query.Set("before", before)
	u.RawQuery = query.Encode()
	return u.String(), nil
}

// takeMessages takes the posts of one page, newest first, and tells whether it met one that was known.
func (p *poll) takeMessages(page telegram.Page, c longear.Capture) (met bool) {
	for _, m := range slices.Backward(page.Messages) {
		key := "telegram:" + m.Key
		if p.taken[key] {
			continue
		}
		p.taken[key] = true
		post := p.messagePost(m, c)
		it := item{key: key, title: post.ForwardOf, text: post.Text, claim: post.Clocks.Published}
		p.note(it.claim, c.At)
		print, marked := p.prints[key]
		met = met || marked
		if print == it.print() {
			p.known++
		} else {
			p.add(p.dress(post, key, c), m.URL)
		}
		p.mark(it)
	}
	return met
}

// messagePost translates a message. A forward without an address is known by the name of its origin alone.
func (p *poll) messagePost(m telegram.Message, c longear.Capture) longear.Post {
	claim := p.stamp(m.Date, c.At)
	forward := m.ForwardURL
	if forward == "" {
		forward = m.ForwardName
	}
	return longear.Post{
		ExternalID: m.Key, URL: m.URL, Text: m.Text, Clocks: longear.Clocks{Published: claim},
		ForwardOf: forward, ReplyTo: m.ReplyURL, Links: m.Links, Media: m.Media,
	}
}

// stamp reads the platform's own time, which is exact to the second, midnight too.
func (p *poll) stamp(raw string, observed time.Time) longear.Claim {
	at, err := time.Parse(time.RFC3339, raw)
	if err != nil {
		claim := p.Dates.ReadDate(raw, p.source, observed)
		claim.Provenance = longear.FromAPI
		return claim
	}
	return longear.Claim{At: at.UTC(), Precision: longear.Second, Provenance: longear.FromAPI, Raw: raw, Zone: "explicit"}
}

func ctxEnded(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
