package demo

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Closed lists of the YAML files.
var (
	platforms  = []string{"web", "telegram", "vk", "weibo", "wechat", "x", "forum"}
	layouts    = []string{layoutRSS, layoutAtom, layoutList, layoutPaginated, layoutTelegram}
	charsets   = []string{charsetUTF8, charsetGB18030, charset1251}
	datePlaces = []string{"jsonld", "meta", "time", "text"}
	feedSizes  = []string{"", "full", "summary"}
	precisions = []string{"second", "minute", "day"}
	relations  = []string{"original", "copy", "edit", "truncated", "quote", "paraphrase", "translation", "forward", "debunk"}
	scripts    = map[string][]string{
		"zh": {"Hans", "Hant"}, "ru": {"Cyrl"}, "kk": {"Cyrl", "Latn", "Arab"}, "uk": {"Cyrl"}, "en": {"Latn"},
	}
)

// fault says where an error is.
type fault struct{ file, id string }

func (f fault) new(field, value, why string) error {
	return fmt.Errorf("%s: %s: %s %q: %s", f.file, f.id, field, value, why)
}

// among adds an error when the value is not in the closed list.
func (f fault) among(errs []error, field, value string, list []string) []error {
	if slices.Contains(list, value) {
		return errs
	}
	return append(errs, f.new(field, value, "one of "+strings.Join(list, ", ")))
}

func checkSites(sites []*Site) (map[string]*Site, error) {
	byID, hosts := make(map[string]*Site), make(map[string]*Site)
	var errs []error
	for _, s := range sites {
		at := fault{"sites.yaml", s.ID}
		if byID[s.ID] != nil {
			errs = append(errs, at.new("id", s.ID, "is used twice"))
		}
		if other := hosts[s.Host]; other != nil && (s.Layout != layoutTelegram || other.Layout != layoutTelegram) {
			errs = append(errs, at.new("host", s.Host, "belongs to "+other.ID+"; only telegram channels share one"))
		}
		byID[s.ID], hosts[s.Host] = s, s
		errs = append(errs, checkSite(s, at)...)
	}
	return byID, errors.Join(errs...)
}

func checkSite(s *Site, at fault) []error {
	var errs []error
	for _, f := range [][2]string{{"id", s.ID}, {"host", s.Host}, {"name", s.Name}, {"outlet", s.Outlet}, {"country", s.Country}} {
		if f[1] == "" {
			errs = append(errs, at.new(f[0], "", "is required"))
		}
	}
	if !strings.HasSuffix(s.Host, ".example") {
		errs = append(errs, at.new("host", s.Host, "must end in .example"))
	}
	errs = at.among(errs, "platform", s.Platform, platforms)
	errs = at.among(errs, "layout", s.Layout, layouts)
	errs = at.among(errs, "charset", s.Charset, charsets)
	errs = at.among(errs, "feed", s.Feed, feedSizes)
	if s.Layout != layoutTelegram {
		errs = at.among(errs, "dates", s.Dates, datePlaces)
	}
	if s.Layout == layoutTelegram && s.Account == "" {
		errs = append(errs, at.new("account", "", "a channel needs one"))
	}
	if (s.Layout == layoutPaginated) != (s.PerPage > 0) {
		errs = append(errs, at.new("per_page", strconv.Itoa(s.PerPage), "belongs to a paginated list"))
	}
	if len(s.Languages) == 0 {
		errs = append(errs, at.new("languages", "", "at least one"))
	}
	var err error
	if s.location, err = zone(s.Zone); err != nil {
		errs = append(errs, at.new("tz", s.Zone, err.Error()))
	}
	return errs
}

func checkPost(p *Post, at fault) []error {
	if p.Site == nil {
		return []error{at.new("site", p.SiteID, "is not in sites.yaml")}
	}
	errs := checkTime(p, at)
	if p.ID == "" {
		errs = append(errs, at.new("id", "", "is required"))
	}
	if !strings.HasPrefix(p.Path, "/") {
		errs = append(errs, at.new("path", p.Path, "must begin with /"))
	}
	if strings.TrimSpace(p.Text) == "" {
		errs = append(errs, at.new("text", "", "is required"))
	}
	if p.Title == "" && (p.Site.Platform == "web" || p.Site.Platform == "wechat") {
		errs = append(errs, at.new("title", "", "an article needs one"))
	}
	if !slices.Contains(p.Site.Languages, p.Lang) {
		errs = append(errs, at.new("lang", p.Lang, "is not a language of "+p.SiteID))
	}
	errs = at.among(errs, "script", p.Script, scripts[p.Lang])
	errs = at.among(errs, "precision", p.Precision, precisions)
	errs = at.among(errs, "truth.relation", p.Truth.Relation, relations)
	if _, err := encode(p.Site.Charset, p.Title+p.Text); err != nil {
		errs = append(errs, at.new("text", p.Site.Charset, err.Error()))
	}
	return errs
}

// checkTime parses the published time and holds it to the site's zone and to its precision.
func checkTime(p *Post, at fault) []error {
	t, err := time.Parse(time.RFC3339, p.Raw)
	if err != nil {
		return []error{at.new("published", p.Raw, "an RFC 3339 time with offset")}
	}
	p.Published = t.In(p.Site.location)
	if p.Published.Format(time.RFC3339) != p.Raw {
		return []error{at.new("published", p.Raw, "in the site's zone it is "+p.Published.Format(time.RFC3339))}
	}
	switch {
	case p.Precision == "minute" && t.Second() != 0:
		return []error{at.new("published", p.Raw, "minute precision has no seconds")}
	case p.Precision == "day" && p.Published.Format("15:04:05") != "00:00:00":
		return []error{at.new("published", p.Raw, "day precision is written as midnight")}
	case p.Precision == "day" && p.Site.Dates != "text":
		return []error{at.new("precision", p.Precision, "only a site that writes dates as text has day precision")}
	}
	return nil
}

// checkReferences holds parents, forwards and links to posts that exist; parents and forwards are earlier.
func (w *World) checkReferences(fileOf map[string]string) error {
	var errs []error
	addresses := make(map[string]string)
	for _, p := range w.Posts {
		at := fault{fileOf[p.ID], p.ID}
		if other, ok := addresses[p.URL()]; ok {
			errs = append(errs, at.new("path", p.Path, "is also the path of "+other))
		}
		addresses[p.URL()] = p.ID
		errs = w.earlier(errs, p, "truth.parent", p.Truth.Parent, at)
		errs = w.earlier(errs, p, "forward_of", p.ForwardOf, at)
		errs = append(errs, w.checkRelation(p, at)...)
		for _, link := range p.Links {
			if _, ok := w.byID[link]; !ok && !strings.Contains(link, "://") {
				errs = append(errs, at.new("links", link, "no such post"))
			}
		}
	}
	return errors.Join(errs...)
}

func (w *World) earlier(errs []error, p *Post, field, id string, at fault) []error {
	if id == "" {
		return errs
	}
	q, ok := w.byID[id]
	if !ok {
		return append(errs, at.new(field, id, "no such post"))
	}
	if !q.Published.Before(p.Published) {
		return append(errs, at.new(field, id, "is not earlier than the post"))
	}
	return errs
}

func (w *World) checkRelation(p *Post, at fault) []error {
	t := p.Truth
	parent := w.byID[t.Parent]
	switch {
	case t.Relation == "original" && t.Parent != "":
		return []error{at.new("truth.parent", t.Parent, "an original has no parent")}
	case slices.Contains([]string{"copy", "edit", "truncated", "quote", "forward"}, t.Relation) && t.Parent == "":
		return []error{at.new("truth.parent", "", "a "+t.Relation+" needs a parent")}
	case parent != nil && parent.Truth.Narrative != t.Narrative:
		return []error{at.new("truth.parent", t.Parent, "belongs to another narrative")}
	case (t.Relation == "forward") != (p.ForwardOf != ""):
		return []error{at.new("forward_of", p.ForwardOf, "goes with the relation forward")}
	}
	return nil
}
