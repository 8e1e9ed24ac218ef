package longear

import (
	"errors"
	"net/url"
	"regexp"
	"slices"
	"time"
)

// Platform is where a post stands.
type Platform string

// Platforms that the crawlers and imports know by name; others are allowed.
const (
	Web      Platform = "web"
	Telegram Platform = "telegram"
	VK       Platform = "vk"
	Weibo    Platform = "weibo"
	WeChat   Platform = "wechat"
	X        Platform = "x"
	Forum    Platform = "forum"
)

// SourceKind says which adapter reads a source.
type SourceKind string

// Kinds of source.
const (
	KindRSS             SourceKind = "rss"
	KindAtom            SourceKind = "atom"
	KindPage            SourceKind = "page" // one article page, polled for changes
	KindList            SourceKind = "list" // an HTML list of article links, perhaps paginated
	KindTelegramPreview SourceKind = "telegram"
)

// Source is one feed, page list, channel or account that is polled.
type Source struct {
	ID        SourceID      `json:"id" yaml:"id"`
	Name      string        `json:"name" yaml:"name"`
	URL       string        `json:"url" yaml:"url"`
	Kind      SourceKind    `json:"kind" yaml:"kind"`
	Platform  Platform      `json:"platform,omitempty" yaml:"platform"`
	Account   string        `json:"account,omitempty" yaml:"account"`
	Languages []Lang        `json:"languages" yaml:"languages"`
	Country   string        `json:"country,omitempty" yaml:"country"` // ISO 3166 alpha-2
	Zone      string        `json:"tz,omitempty" yaml:"tz"`           // IANA name; dates without a zone are read in it
	Outlet    string        `json:"outlet,omitempty" yaml:"outlet"`   // editions of one outlet share it
	Owner     string        `json:"owner,omitempty" yaml:"owner"`
	Ownership Ownership     `json:"ownership,omitzero" yaml:"ownership"`
	Labels    []Label       `json:"labels,omitempty" yaml:"labels"`
	Selectors Selectors     `json:"selectors,omitzero" yaml:"selectors"`
	Charset   string        `json:"charset,omitempty" yaml:"charset"`
	UserAgent string        `json:"user_agent,omitempty" yaml:"user_agent"`
	Interval  time.Duration `json:"interval,omitempty" yaml:"interval"`
	Enabled   *bool         `json:"enabled,omitempty" yaml:"enabled"` // absent: true
	Note      string        `json:"note,omitempty" yaml:"note"`
	CheckedAt string        `json:"checked_at,omitempty" yaml:"checked_at"`
	Synthetic bool          `json:"synthetic,omitempty" yaml:"synthetic"` // belongs to the sample world
}

// Ownership says who owns a source, who says so, and when. Without a source of that statement the class is unknown.
type Ownership struct {
	Class  string `json:"class,omitempty" yaml:"class"`
	Source string `json:"source,omitempty" yaml:"source"`
	AsOf   string `json:"as_of,omitempty" yaml:"as_of"`
}

// Label is somebody's list entry about a source: shown with its list and date, never as our judgement.
type Label struct {
	List string `json:"list" yaml:"list"`
	Tag  string `json:"tag" yaml:"tag"`
	AsOf string `json:"as_of" yaml:"as_of"`
}

// Selectors are CSS selectors of a page list.
type Selectors struct {
	Item  string `json:"item,omitempty" yaml:"item"`
	Link  string `json:"link,omitempty" yaml:"link"`
	Title string `json:"title,omitempty" yaml:"title"`
	Date  string `json:"date,omitempty" yaml:"date"`
	Text  string `json:"text,omitempty" yaml:"text"`
	Next  string `json:"next,omitempty" yaml:"next"`
}

// OwnershipClasses is the closed list of Ownership.Class.
func OwnershipClasses() []string {
	return []string{"state", "public", "private", "nonprofit", "party", "platform", "unknown"}
}

// IsEnabled tells whether the source is polled; an absent key means yes.
func (s Source) IsEnabled() bool { return s.Enabled == nil || *s.Enabled }

// OutletKey is the outlet whose editions belong together: the named outlet, else the source itself.
func (s Source) OutletKey() string {
	if s.Outlet != "" {
		return s.Outlet
	}
	return string(s.ID)
}

// Location returns the zone in which undeclared times of the source are read; UTC when none is set.
func (s Source) Location() (*time.Location, error) {
	if s.Zone == "" {
		return time.UTC, nil
	}
	return time.LoadLocation(s.Zone)
}

var sourceIDPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,63}$`)

// Validate returns every fault of the source, each a *FieldError, joined.
func (s Source) Validate() error {
	var errs []error
	fail := func(field, value, why string) { errs = append(errs, &FieldError{field, value, why}) }
	if !sourceIDPattern.MatchString(string(s.ID)) {
		fail("id", string(s.ID), "lower-case letters, digits, . _ - , at most 64")
	}
	if s.Name == "" {
		fail("name", "", "is required")
	}
	if u, err := url.Parse(s.URL); err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		fail("url", s.URL, "an absolute http or https address is required")
	}
	if !slices.Contains([]SourceKind{KindRSS, KindAtom, KindPage, KindList, KindTelegramPreview}, s.Kind) {
		fail("kind", string(s.Kind), "one of rss, atom, page, list, telegram")
	}
	if len(s.Languages) == 0 {
		fail("languages", "", "at least one language code is required")
	}
	if _, err := s.Location(); err != nil {
		fail("tz", s.Zone, "an IANA time zone such as Asia/Almaty")
	}
	if s.Ownership.Class != "" && !slices.Contains(OwnershipClasses(), s.Ownership.Class) {
		fail("ownership.class", s.Ownership.Class, "one of state, public, private, nonprofit, party, platform, unknown")
	}
	if c := s.Ownership.Class; c != "" && c != "unknown" && s.Ownership.Source == "" {
		fail("ownership.source", "", "a class other than unknown needs the source that states it")
	}
	if s.Interval < 0 || (s.Interval > 0 && s.Interval < time.Minute) {
		fail("interval", s.Interval.String(), "at least 1m")
	}
	return errors.Join(errs...)
}
