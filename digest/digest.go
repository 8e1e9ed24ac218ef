package digest

import (
	"context"
	"slices"
	"strings"
	"time"

	"longear"
)

// Reader is what a digest reads from; a store is one.
type Reader interface {
	Search(ctx context.Context, req longear.SearchRequest) (longear.SearchResult, error)
	Narrative(ctx context.Context, id longear.NarrativeID) (longear.NarrativeDetail, error)
	Coverage(ctx context.Context) ([]longear.Coverage, error)
}

// Options select and word a digest.
type Options struct {
	Week      Week
	Sources   []longear.Source // names; accounts of other sources are private persons and are not named
	MinPosts  int              // posts within the week; default 2
	Limit     int              // stories; default 20
	Synthetic bool             // say that the data is the sample world
	Sheets    Sheets           // what else could explain a story; nil: not said
}

// Digest is a week, selected and worded, ready for any format.
type Digest struct {
	Title     string
	Week      string
	Period    string
	Synthetic bool
	Lead      string
	Stories   []Story
	Further   int // stories of the week below the minimum
	Coverage  []string
}

// Story is one narrative of the week.
type Story struct {
	ID        longear.NarrativeID
	Frame     string // "Claim"
	Name      string
	Lang      longear.Lang
	State     string
	FirstSeen string
	Counts    string
	Voices    string
	Arrivals  []string
	Debunk    string
	Explained []string // what else could explain it
	Changed   []string
	Sightings []Line
	More      int // sightings of the week that are not listed
}

// Line is one sighting.
type Line struct {
	When, Where, Relation, Stance, Text, Link string
	Lang                                      longear.Lang
}

// Build reads a week from the store. The same data gives the same digest, whatever the store.
func Build(ctx context.Context, r Reader, opt Options) (Digest, error) {
	if opt.MinPosts <= 0 {
		opt.MinPosts = 2
	}
	if opt.Limit <= 0 {
		opt.Limit = 20
	}
	d := Digest{
		Title: "Stories of week " + opt.Week.Name, Week: opt.Week.Name, Period: period(opt.Week), Synthetic: opt.Synthetic, Lead: lead,
	}
	hits, err := active(ctx, r, opt.Week)
	if err != nil {
		return d, longear.E("digest of "+opt.Week.Name, longear.KindOf(err), err)
	}
	b := builder{opt: opt, names: namesOf(opt.Sources)}
	for _, h := range hits {
		if h.Matched < opt.MinPosts || len(d.Stories) == opt.Limit {
			d.Further++
			continue
		}
		detail, err := r.Narrative(ctx, h.Narrative.ID)
		if err != nil {
			return d, longear.E("digest of "+opt.Week.Name, longear.KindOf(err), err)
		}
		story := b.story(detail)
		if opt.Sheets != nil {
			sheet, err := opt.Sheets.Sheet(ctx, h.Narrative.ID)
			if err != nil {
				return d, longear.E("digest of "+opt.Week.Name, longear.KindOf(err), err)
			}
			story.Explained = b.explained(sheet)
		}
		d.Stories = append(d.Stories, story)
	}
	coverage, err := r.Coverage(ctx)
	d.Coverage = b.coverage(coverage)
	return d, longear.E("digest of "+opt.Week.Name, longear.KindOf(err), err)
}

// active lists the week's narratives, those with the most posts in the week first.
func active(ctx context.Context, r Reader, w Week) ([]longear.NarrativeHit, error) {
	var out []longear.NarrativeHit
	for {
		res, err := r.Search(ctx, longear.SearchRequest{Text: w.Query(), Sort: longear.BySize, Limit: 1000, Offset: len(out)})
		if err != nil {
			return nil, err
		}
		out = append(out, res.Narratives...)
		if len(res.Narratives) == 0 || len(out) >= res.Groups {
			return out, nil
		}
	}
}

func namesOf(sources []longear.Source) map[longear.SourceID]string {
	names := make(map[longear.SourceID]string, len(sources))
	for _, s := range sources {
		names[s.ID] = s.Name
	}
	return names
}

// where names a source; accounts that are in no catalogue are private persons.
func (b builder) where(id longear.SourceID, p longear.Platform) string {
	if name, ok := b.names[id]; ok {
		return name + " (" + string(p) + ")"
	}
	return "an account that is not in the catalogue (" + string(p) + ")"
}

type builder struct {
	opt   Options
	names map[longear.SourceID]string
}

func (b builder) inWeek(at time.Time) bool {
	return !at.Before(b.opt.Week.From) && at.Before(b.opt.Week.To)
}

// coverage says which sources were not collected as they should be.
func (b builder) coverage(all []longear.Coverage) []string {
	var out []string
	for _, c := range all {
		if c.Status == "ok" {
			continue
		}
		name := b.names[c.Source]
		if name == "" {
			name = string(c.Source)
		}
		state, _, _ := strings.Cut(c.Status, ":")
		out = append(out, name+": "+state)
	}
	slices.Sort(out)
	return out
}
