package sample

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"longear"
)

// PostID is the id of an invented post by its short name.
func PostID(name string) longear.PostID { return longear.NewPostID(longear.URLKey(address(name))) }

// NarrativeID is the id of an invented narrative by its short name.
func NarrativeID(story string) longear.NarrativeID { return longear.NewNarrativeID(PostID(story)) }

func address(name string) string {
	if strings.HasPrefix(name, "x") {
		return "javascript:alert('" + name + "')"
	}
	return "http://site.example/" + name
}

func (r row) sighting() longear.PostSighting {
	p := longear.Post{
		ID: PostID(r.id), Version: longear.NewVersionID(PostID(r.id), r.text), Source: r.source, Platform: r.platform,
		Account: r.account, URL: address(r.id), Title: r.title, Text: r.text, Lang: r.lang, Script: r.script, Confidence: .97,
		Clocks: r.clocks(), Country: r.country, ForwardOf: r.forwardOf, Links: r.links, Origin: longear.ByCrawl,
	}
	for _, s := range Sources() {
		if s.ID == r.source {
			p.Owner, p.Outlet = s.Owner, s.Outlet
		}
	}
	sg := longear.Sighting{
		Post: p.ID, Version: p.Version, Narrative: NarrativeID(r.story), Cluster: longear.NewClusterID(PostID(r.cluster)),
		Relation: r.relation, Score: r.score, Stance: r.stance, Changed: r.changed, Seq: 1,
	}
	if r.parent != "" {
		sg.Parent = PostID(r.parent)
		sg.Evidence = []longear.Evidence{{Channel: "jaccard", Value: r.score}, {Channel: "entities", Note: "shared: НАТО, Казахстан"}}
	}
	return longear.PostSighting{Post: p, Sighting: sg}
}

func (r row) clocks() longear.Clocks {
	switch {
	case r.time == "":
		return longear.Clocks{Published: longear.Claim{Precision: longear.None}, Observed: at("2024-04-10T20:00:00Z")}
	case r.precision == day:
		t := at(r.time + "T00:00:00+08:00")
		return longear.Clocks{Published: longear.Claim{At: t, Precision: day, Provenance: longear.FromText, Raw: r.time, Zone: "source"}, Observed: t.Add(20 * time.Hour)}
	}
	t, from := at(r.time), longear.FromFeed
	if r.precision == second {
		from = longear.FromAPI
	}
	return longear.Clocks{Published: longear.Claim{At: t, Precision: r.precision, Provenance: from, Raw: r.time, Zone: "explicit"}, Observed: t.Add(3*time.Minute + 32*time.Second)}
}

// project fills the narrative's summary as the clustering does.
func project(story string, all []longear.PostSighting) longear.Narrative {
	n := longear.Narrative{
		ID: NarrativeID(story), State: longear.Unreviewed, Posts: len(all), Names: map[longear.Lang]string{}, Langs: map[longear.Lang]int{},
		Platforms: map[longear.Platform]int{}, Countries: map[string]int{}, FirstBy: map[longear.Lang]*longear.FirstSeen{},
	}
	owners, sources, clusters := map[string]bool{}, map[longear.SourceID]bool{}, map[longear.ClusterID]bool{}
	for _, ps := range all {
		count(&n, ps)
		clusters[ps.Sighting.Cluster] = true
		if !sources[ps.Post.Source] && ps.Post.Owner == "" {
			n.Unowned++
		}
		sources[ps.Post.Source] = true
		if ps.Post.Owner != "" {
			owners[ps.Post.Owner] = true
		}
		firsts(&n, ps)
	}
	n.Clusters = len(clusters)
	n.Owners, n.Sources = sorted(owners), sorted(sources)
	return n
}

func count(n *longear.Narrative, ps longear.PostSighting) {
	p := ps.Post
	n.Langs[p.Lang]++
	n.Platforms[p.Platform]++
	if p.Country != "" {
		n.Countries[p.Country]++
	}
	if ps.Sighting.Stance == longear.Asserts {
		n.Carrying++
	}
	if t := p.Clocks.EventTime(); t.After(n.Last) {
		n.Last = t
	}
	if n.Name == "" {
		n.Name = p.Title
	}
	if _, ok := n.Names[p.Lang]; !ok && p.Title != "" {
		n.Names[p.Lang] = p.Title
	}
}

func firsts(n *longear.Narrative, ps longear.PostSighting) {
	p := ps.Post
	if !p.Clocks.Confirmed() {
		return
	}
	c := p.Clocks.Published
	seen := &longear.FirstSeen{
		Interval: c.Interval(), Post: p.ID, Source: p.Source, Account: p.Account, Platform: p.Platform, Lang: p.Lang,
		Precision: c.Precision, Provenance: c.Provenance, Observed: p.Clocks.Observed,
	}
	switch {
	case ps.Sighting.Relation == longear.Debunk:
		if n.FirstDeny == nil {
			n.FirstDeny = seen
		}
		return
	case n.First == nil:
		n.First = seen
	case n.Runner == nil && n.First.Source != p.Source:
		n.Runner = seen
	}
	if n.FirstBy[p.Lang] == nil {
		n.FirstBy[p.Lang] = seen
	}
}

func sorted[K cmp.Ordered](set map[K]bool) []K {
	out := make([]K, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
