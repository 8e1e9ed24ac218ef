package longear

import (
	"errors"
	"strings"
	"time"
)

// Capture is what was fetched for one URL at one moment.
type Capture struct {
	URL     string // as fetched, after redirects
	Status  int
	Header  map[string]string // the few that matter: Content-Type, ETag, Last-Modified
	Body    []byte            // decoded to UTF-8 by the fetcher
	Digest  string            // sha-256 of the bytes as received, hex
	Charset string            // the charset that won, and the rule: "gb18030 (meta)"
	At      time.Time
}

// Origin says how a post came in.
type Origin string

// Origins of a post.
const (
	ByCrawl  Origin = "crawl"
	ByImport Origin = "import"
)

// Post is one article or social post as normalised from a capture or an import. It is immutable: an edit is a new version.
type Post struct {
	ID         PostID    `json:"id"`
	Version    VersionID `json:"version"`
	ExternalID string    `json:"external_id,omitempty"` // the importer's or platform's own id
	Source     SourceID  `json:"source"`
	Platform   Platform  `json:"platform"`
	Account    string    `json:"account,omitempty"`
	Byline     string    `json:"byline,omitempty"` // as the page names its author
	URL        string    `json:"url,omitempty"`
	Title      string    `json:"title,omitempty"`
	Text       string    `json:"text"`
	Lang       Lang      `json:"lang"`
	Script     Script    `json:"script"`
	Confidence float64   `json:"confidence"`
	Mixed      []Share   `json:"mixed,omitempty"`
	Hint       Lang      `json:"hint,omitempty"` // language that the source or file claims
	Clocks     Clocks    `json:"clocks"`
	Owner      string    `json:"owner,omitempty"`
	Outlet     string    `json:"outlet,omitempty"`
	Country    string    `json:"country,omitempty"`
	ForwardOf  string    `json:"forward_of,omitempty"` // URL or id of the post that this one forwards
	ReplyTo    string    `json:"reply_to,omitempty"`
	QuoteOf    string    `json:"quote_of,omitempty"`
	Links      []string  `json:"links,omitempty"`
	Media      []string  `json:"media,omitempty"`
	Origin     Origin    `json:"origin"`
	Digest     string    `json:"digest,omitempty"` // of the capture or the imported file
}

// MaxTextBytes bounds a post's text; longer texts are cut by the extractor and marked.
const MaxTextBytes = 1 << 20

// Body is what is analysed: title and text, without saying the title twice.
func (p Post) Body() string {
	title, text := strings.TrimSpace(p.Title), strings.TrimSpace(p.Text)
	switch {
	case title == "" || strings.HasPrefix(text, title):
		return text
	case text == "":
		return title
	default:
		return title + "\n" + text
	}
}

// Validate returns every fault of the post, each a *FieldError, joined.
func (p Post) Validate() error {
	var errs []error
	fail := func(field, value, why string) { errs = append(errs, &FieldError{field, value, why}) }
	if p.ID == "" {
		fail("id", "", "is required")
	}
	if p.Source == "" {
		fail("source", "", "is required")
	}
	if strings.TrimSpace(p.Title) == "" && strings.TrimSpace(p.Text) == "" && p.ForwardOf == "" && len(p.Media) == 0 {
		fail("text", "", "a post needs a title, a text, a forward or media")
	}
	if len(p.Text) > MaxTextBytes {
		fail("text", p.Text[:40], "at most 1 MiB")
	}
	if p.Clocks.Observed.IsZero() {
		fail("observed_at", "", "is required")
	}
	return errors.Join(errs...)
}
