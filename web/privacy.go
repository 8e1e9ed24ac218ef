package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strings"

	"longear"
)

// privacy hides private persons: accounts that the catalogue does not name. Everything that leaves a Reader passes it
// before a page or the API sees it.
type privacy struct {
	catalog directory
	salt    []byte
}

func newPrivacy(d directory, salt []byte) privacy { return privacy{catalog: d, salt: salt} }

// pseudonym is the same for the same account as long as the salt is.
func (p privacy) pseudonym(platform longear.Platform, account string) string {
	mac := hmac.New(sha256.New, p.salt)
	mac.Write([]byte(string(platform) + "\x00" + strings.TrimPrefix(account, "@")))
	return "account-" + hex.EncodeToString(mac.Sum(nil)[:4])
}

// post hides the account of a private person and, always, document, card and phone numbers.
func (p privacy) post(post longear.Post, session bool) longear.Post {
	post.Title, post.Text = maskNumbers(post.Title), maskNumbers(post.Text)
	if session {
		return post
	}
	if !p.catalog.hosts[hostOf(post.URL)] {
		post.Byline = ""
	}
	post.ForwardOf, post.ReplyTo, post.QuoteOf = p.reference(post.ForwardOf), p.reference(post.ReplyTo), p.reference(post.QuoteOf)
	if post.Account == "" || p.catalog.listedAccount(post.Source, post.Account) {
		return post
	}
	account := strings.TrimPrefix(post.Account, "@")
	if mentions(post.URL, account) {
		post.URL = ""
	}
	if len(account) > 3 {
		hidden := strings.Repeat("*", len(account)) // as long, so that spans still fit
		post.Title, post.Text = strings.ReplaceAll(post.Title, account, hidden), strings.ReplaceAll(post.Text, account, hidden)
	}
	post.Account = p.pseudonym(post.Platform, post.Account)
	post.ExternalID = ""
	return post
}

// reference keeps of an address only the host, where it may name a person.
func (p privacy) reference(to string) string {
	host := hostOf(to)
	if to == "" || p.catalog.hosts[host] || strings.HasPrefix(to, "p-") {
		return to
	}
	return host
}

func (p privacy) first(f *longear.FirstSeen, session bool) *longear.FirstSeen {
	if f == nil || session || f.Account == "" || p.catalog.listedAccount(f.Source, f.Account) {
		return f
	}
	hidden := *f
	hidden.Account = p.pseudonym(f.Platform, f.Account)
	return &hidden
}

func (p privacy) narrative(n longear.Narrative, session bool) longear.Narrative {
	n.Name = maskNumbers(n.Name)
	names := make(map[longear.Lang]string, len(n.Names))
	for lang, name := range n.Names {
		names[lang] = maskNumbers(name)
	}
	firsts := make(map[longear.Lang]*longear.FirstSeen, len(n.FirstBy))
	for lang, f := range n.FirstBy {
		firsts[lang] = p.first(f, session)
	}
	n.Names, n.FirstBy = names, firsts
	n.First, n.Runner, n.FirstDeny = p.first(n.First, session), p.first(n.Runner, session), p.first(n.FirstDeny, session)
	return n
}

func (p privacy) detail(d longear.NarrativeDetail, session bool) longear.NarrativeDetail {
	d.Narrative = p.narrative(d.Narrative, session)
	d.Sightings = slices.Clone(d.Sightings)
	for i := range d.Sightings {
		d.Sightings[i].Post = p.post(d.Sightings[i].Post, session)
	}
	d.Events = slices.Clone(d.Events)
	for i := range d.Events {
		if d.Events[i].Effect() == longear.EventRename {
			d.Events[i].From, d.Events[i].To = maskNumbers(d.Events[i].From), maskNumbers(d.Events[i].To)
		}
		if d.Events[i].By != machine {
			d.Events[i].By = person
		}
	}
	return d
}

// sheet masks numbers in what a sheet quotes from texts; it names no accounts.
func (p privacy) sheet(s longear.Sheet) longear.Sheet {
	s.Credits.Credits = slices.Clone(s.Credits.Credits)
	for i := range s.Credits.Credits {
		c := &s.Credits.Credits[i]
		c.Says, c.Name = maskNumbers(c.Says), maskNumbers(c.Name)
	}
	return s
}

func (p privacy) result(res longear.SearchResult, session bool) longear.SearchResult {
	res.Posts = p.hits(res.Posts, session)
	res.Narratives = slices.Clone(res.Narratives)
	for i := range res.Narratives {
		res.Narratives[i].Narrative = p.narrative(res.Narratives[i].Narrative, session)
		res.Narratives[i].Best = p.hits(res.Narratives[i].Best, session)
	}
	return res
}

func (p privacy) hits(hits []longear.PostHit, session bool) []longear.PostHit {
	hits = slices.Clone(hits)
	for i := range hits {
		hits[i].Post = p.post(hits[i].Post, session)
	}
	return hits
}

// Who set something, as pages and API say it: names of staff never leave.
const (
	machine = "machine"
	person  = "a person"
)

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// mentions tells whether an address contains an account's name, escaped or not.
func mentions(address, account string) bool {
	plain, err := url.PathUnescape(address)
	if err != nil {
		plain = address
	}
	return strings.Contains(strings.ToLower(plain), strings.ToLower(account))
}
