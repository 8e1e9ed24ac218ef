package web

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"time"

	"longear"
)

// Searcher finds narratives and posts. A query that cannot be read is an error of KindInvalid.
type Searcher interface {
	Search(ctx context.Context, req longear.SearchRequest) (longear.SearchResult, error)
}

// Narratives reads one narrative or one post; what is not held is an error of KindNotFound.
type Narratives interface {
	// Narrative returns the surviving narrative when id was merged away: its id then differs from the one asked for.
	Narrative(ctx context.Context, id longear.NarrativeID) (longear.NarrativeDetail, error)
	Post(ctx context.Context, id longear.PostID) (longear.PostSighting, error)
}

// CoverageReader says since when and how each source is collected.
type CoverageReader interface {
	Coverage(ctx context.Context) ([]longear.Coverage, error)
}

// Reader is all that pages and API read from; a store is one.
type Reader interface {
	Searcher
	Narratives
	CoverageReader
}

// Options configure a Server. Only Reader is required.
type Options struct {
	Reader  Reader
	Sources []longear.Source // names, owners, ownership; accounts of other sources are private persons
	Sheets  Sheets           // what else could explain a narrative. Nil: neither pages nor API say so
	Now     func() time.Time // default time.Now
	Zone    *time.Location   // of the times shown; default Asia/Almaty
	Logger  *slog.Logger     // default: none

	// Channel tells how the meaning channel does; false: no writer asked one. Nil: nothing is said of it.
	Channel func(ctx context.Context) (longear.Channel, bool, error)

	// LinkTo rewrites outbound links, so that the demo can lead to its own sample sites. Nil: as they are.
	LinkTo func(url string) string
	// Synthetic puts a banner on every page that says that the data was written for longear.
	Synthetic bool
	// ResponsibleUse is the Markdown of /responsible-use, linked from the footer of every page. Empty: no such page.
	ResponsibleUse []byte
	// LoopbackSession shows names of private accounts to requests that come from this machine and no proxy.
	LoopbackSession bool
	// Salt of the pseudonyms; default: random, so that pseudonyms change with every start.
	Salt []byte
}

func (o Options) withDefaults() (Options, error) {
	if o.Reader == nil {
		return o, longear.E("web", longear.KindInvalid, errors.New("a Reader is required"))
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Zone == nil {
		o.Zone = defaultZone()
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if len(o.Salt) == 0 {
		o.Salt = []byte(rand.Text())
	}
	return o, nil
}

// defaultZone is Almaty; where the machine has no time zone data, the offset that it has had since March 2024.
func defaultZone() *time.Location {
	zone, err := time.LoadLocation("Asia/Almaty")
	if err != nil {
		return time.FixedZone("Asia/Almaty", 5*60*60)
	}
	return zone
}
