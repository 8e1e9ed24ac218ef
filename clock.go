package longear

import "time"

// Precision says how exactly a claimed time is known.
type Precision string

// Precisions of a claimed time.
const (
	Second Precision = "second"
	Minute Precision = "minute"
	Day    Precision = "day"
	None   Precision = "none" // no time was claimed
)

// Provenance says where a claimed time comes from.
type Provenance string

// Provenances, the most trustworthy first.
const (
	FromAPI    Provenance = "api"    // the platform's own time stamp
	FromFeed   Provenance = "feed"   // RSS pubDate, Atom published
	FromJSONLD Provenance = "jsonld" // datePublished
	FromMeta   Provenance = "meta"   // article:published_time and its like
	FromTime   Provenance = "time"   // <time datetime>
	FromURL    Provenance = "url"    // /2024/04/10/
	FromText   Provenance = "text"   // a date written on the page
	FromImport Provenance = "import" // an imported file's field
)

// Claim is a time that somebody claims for a post, kept as it was written.
type Claim struct {
	At         time.Time  `json:"at"` // UTC; zero when nothing was claimed
	Precision  Precision  `json:"precision"`
	Provenance Provenance `json:"provenance,omitempty"`
	Raw        string     `json:"raw,omitempty"`  // as it stood there
	Zone       string     `json:"zone,omitempty"` // explicit, source (taken from feeds.yaml) or none
}

// Interval is the span of instants that a claim allows: [Lo, Hi].
type Interval struct {
	Lo time.Time `json:"lo"`
	Hi time.Time `json:"hi"`
}

// Overlaps tells whether two intervals share an instant; such posts are never ordered.
func (i Interval) Overlaps(o Interval) bool { return !i.Hi.Before(o.Lo) && !o.Hi.Before(i.Lo) }

// Before tells whether all of i lies before all of o.
func (i Interval) Before(o Interval) bool { return i.Hi.Before(o.Lo) }

// Interval widens the claim by its precision. A day claim is stored as the day's first instant in the source's zone.
func (c Claim) Interval() Interval {
	switch c.Precision {
	case Day:
		return Interval{c.At, c.At.Add(24*time.Hour - time.Second)}
	case Minute:
		return Interval{c.At, c.At.Add(time.Minute - time.Second)}
	default:
		return Interval{c.At, c.At}
	}
}

// Clocks are the four times of a post. Only Published is somebody's claim; Observed is ours.
type Clocks struct {
	Published Claim     `json:"published"`
	Observed  time.Time `json:"observed"`
	Edited    time.Time `json:"edited,omitzero"`
	Removed   time.Time `json:"removed,omitzero"`
}

// FutureSlack is how far a claimed time may lie after our own observation before it is taken as wrong.
const FutureSlack = 10 * time.Minute

// Confirmed tells whether the claimed time may set a first-seen: it exists and is not after our observation.
func (c Clocks) Confirmed() bool {
	p := c.Published
	return !p.At.IsZero() && p.Precision != None && !p.At.After(c.Observed.Add(FutureSlack))
}

// EventTime is the instant by which posts are ordered for decisions: the claimed time when it is confirmed,
// else our observation.
func (c Clocks) EventTime() time.Time {
	if c.Confirmed() {
		return c.Published.At
	}
	return c.Observed
}
