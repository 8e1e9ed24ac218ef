package longear

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"
)

// WirePost is one line of the batch contract (DESIGN §6): the JSON shape of posts in files and APIs.
type WirePost struct {
	ID          string   `json:"id"`
	Source      string   `json:"source"`
	Platform    string   `json:"platform,omitempty"`
	Account     string   `json:"account,omitempty"`
	URL         string   `json:"url,omitempty"`
	Title       string   `json:"title,omitempty"`
	Text        string   `json:"text"`
	Lang        string   `json:"lang,omitempty"`
	PublishedAt string   `json:"published_at,omitempty"`
	Precision   string   `json:"precision,omitempty"`
	ForwardOf   string   `json:"forward_of,omitempty"`
	Links       []string `json:"links,omitempty"`
	ObservedAt  string   `json:"observed_at,omitempty"`
	EditedAt    string   `json:"edited_at,omitempty"`
	RemovedAt   string   `json:"removed_at,omitempty"`
	Owner       string   `json:"owner,omitempty"`
	Country     string   `json:"country,omitempty"`
	Media       []string `json:"media,omitempty"`
	ReplyTo     string   `json:"reply_to,omitempty"`
	QuoteOf     string   `json:"quote_of,omitempty"`
}

// DecodePost reads one line. Unknown fields are allowed (other people's files carry more); wrong ones are named.
func DecodePost(line []byte) (Post, error) {
	var w WirePost
	if err := json.Unmarshal(line, &w); err != nil {
		return Post{}, E("", KindInvalid, describeJSON(line, err))
	}
	return w.Post()
}

// describeJSON turns an encoding/json error into one that names the field or the column.
func describeJSON(line []byte, err error) error {
	if typeErr, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return &FieldError{typeErr.Field, typeErr.Value, "wrong type, want " + typeErr.Type.String()}
	}
	if syntaxErr, ok := errors.AsType[*json.SyntaxError](err); ok {
		return Errorf(KindInvalid, "not JSON at column %d: %w", syntaxErr.Offset, err)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || len(bytes.TrimSpace(line)) == 0 {
		return Errorf(KindInvalid, "not JSON: the line ends too early")
	}
	return err
}

// Post checks the line and turns it into a post of an import. Observed is published_at where the file gives none
// (then no claimed time is in the future).
func (w WirePost) Post() (Post, error) {
	published, err := parseTime("published_at", w.PublishedAt)
	if err != nil {
		return Post{}, err
	}
	clocks := Clocks{Published: Claim{At: published, Precision: Precision(w.Precision), Provenance: FromImport, Raw: w.PublishedAt}}
	if clocks.Observed, err = parseTime("observed_at", w.ObservedAt); err != nil {
		return Post{}, err
	}
	if clocks.Edited, err = parseTime("edited_at", w.EditedAt); err != nil {
		return Post{}, err
	}
	if clocks.Removed, err = parseTime("removed_at", w.RemovedAt); err != nil {
		return Post{}, err
	}
	if clocks.Published.Precision, err = precisionOf(w.Precision, published); err != nil {
		return Post{}, err
	}
	if clocks.Observed.IsZero() {
		clocks.Observed = published
	}
	if strings.TrimSpace(w.ID) == "" {
		return Post{}, E("", KindInvalid, &FieldError{"id", "", "is required"})
	}
	if strings.TrimSpace(w.Source) == "" {
		return Post{}, E("", KindInvalid, &FieldError{"source", "", "is required"})
	}
	return w.fill(clocks), nil
}

func (w WirePost) fill(clocks Clocks) Post {
	platform := Platform(w.Platform)
	if platform == "" {
		platform = Web
	}
	p := Post{
		ExternalID: w.ID, Source: SourceID(w.Source), Platform: platform, Account: w.Account, URL: w.URL,
		Title: w.Title, Text: w.Text, Hint: Lang(w.Lang), Clocks: clocks, Owner: w.Owner, Country: w.Country,
		ForwardOf: w.ForwardOf, ReplyTo: w.ReplyTo, QuoteOf: w.QuoteOf, Links: w.Links, Media: w.Media, Origin: ByImport,
	}
	p.ID = NewPostID(p.platformKey())
	return p
}

// platformKey is what the post id is a hash of: the canonical URL where there is one, else source and external id.
func (p Post) platformKey() string {
	if p.URL != "" {
		return URLKey(p.URL)
	}
	return string(p.Platform) + ":" + string(p.Source) + "/" + p.ExternalID
}

func precisionOf(s string, at time.Time) (Precision, error) {
	switch p := Precision(s); {
	case at.IsZero():
		return None, nil
	case s == "":
		return Second, nil
	case p == Second || p == Minute || p == Day:
		return p, nil
	}
	return None, E("", KindInvalid, &FieldError{"precision", s, "one of second, minute, day"})
}

func parseTime(field, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}, E("", KindInvalid, &FieldError{field, s, "an RFC 3339 time such as 2024-04-06T14:12:08+05:00"})
	}
	return t.UTC(), nil
}
