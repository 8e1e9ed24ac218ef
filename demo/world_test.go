package demo

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"longear/internal/golden"
)

func mustLoad(t *testing.T) *World {
	t.Helper()
	w, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// atLeast fails when a count is below what the sample world promises.
func atLeast(t *testing.T, what string, got, want int) {
	t.Helper()
	if got < want {
		t.Errorf("%s: got %d, want at least %d", what, got, want)
	}
}

func TestLoad_Counts(t *testing.T) {
	w := mustLoad(t)
	narratives, scripts, noise := make(map[string]int), make(map[string]int), 0
	for _, p := range w.Posts {
		if p.Truth.Narrative == "" {
			noise++
		} else {
			narratives[p.Truth.Narrative]++
		}
		scripts[p.Lang+"-"+p.Script]++
	}
	atLeast(t, "sites", len(w.Sites), 34)
	atLeast(t, "posts", len(w.Posts), 185)
	atLeast(t, "narratives", len(narratives), 10)
	atLeast(t, "posts in narratives", len(w.Posts)-noise, 120)
	atLeast(t, "unrelated posts", noise, 62)
	for script, want := range map[string]int{"zh-Hans": 40, "zh-Hant": 6, "ru-Cyrl": 60, "kk-Cyrl": 25, "kk-Latn": 3, "kk-Arab": 3, "en-Latn": 5, "uk-Cyrl": 4} {
		atLeast(t, script, scripts[script], want)
	}
}

func TestLoad_NarrativesAsDocumented(t *testing.T) {
	w := mustLoad(t)
	tests := []struct {
		narrative, lang, from, to string
		sites                     int
	}{
		{"western-media-hype", "zh", "2024-04-06", "2024-04-08", 5},
		{"nato-talks", "zh", "2024-04-10", "2024-04-11", 6},
		{"china-protection", "zh", "2024-04-14", "2024-04-15", 6},
	}
	for _, tc := range tests {
		t.Run(tc.narrative, func(t *testing.T) {
			sites := make(map[string]bool)
			for _, p := range w.Posts {
				if p.Truth.Narrative != tc.narrative || p.Lang != tc.lang {
					continue
				}
				if day := p.Published.Format(time.DateOnly); day < tc.from || day > tc.to {
					t.Errorf("%s is dated %s, want %s to %s", p.ID, day, tc.from, tc.to)
				}
				sites[p.SiteID] = true
			}
			atLeast(t, "sites", len(sites), tc.sites)
		})
	}
}

// TestLoad_FirstIsUnambiguous holds that each narrative has one earliest post whose interval overlaps no other.
func TestLoad_FirstIsUnambiguous(t *testing.T) {
	w := mustLoad(t)
	first := make(map[string]*Post)
	for _, p := range w.Posts { // by time
		n := p.Truth.Narrative
		switch f := first[n]; {
		case n == "":
		case f == nil:
			first[n] = p
			if p.Truth.Relation != "original" || p.Precision == "day" {
				t.Errorf("%s: the earliest post %s is %s of %s precision", n, p.ID, p.Truth.Relation, p.Precision)
			}
		case p.Precision == "day" && p.Published.Before(f.Published), p.Precision != "second" && p.Published.Sub(f.Published) < time.Minute:
			t.Errorf("%s: %s overlaps the earliest post %s", n, p.ID, f.ID)
		}
	}
}

func TestLoad_Synchronised(t *testing.T) {
	w := mustLoad(t)
	var burst []*Post
	owners := make(map[string]bool)
	for _, p := range w.Posts {
		if p.Truth.Narrative == "internet-shutdown" && (p.Truth.Relation == "copy" || p.Truth.Relation == "original") {
			burst = append(burst, p)
			owners[p.Site.Owner] = true
		}
	}
	if len(burst) != 6 || len(owners) != 6 || owners[""] {
		t.Fatalf("got %d posts of owners %v, want 6 posts of 6 known owners", len(burst), owners)
	}
	if d := burst[5].Published.Sub(burst[0].Published); d > 40*time.Second {
		t.Errorf("the burst lasts %v, want at most 40s", d)
	}
}

func TestLoad_Sites(t *testing.T) {
	w := mustLoad(t)
	outlets, owners := make(map[string]map[string]bool), make(map[string]map[string]bool)
	layouts, charsets, platforms := make(map[string]int), make(map[string]int), make(map[string]int)
	for _, s := range w.Sites {
		layouts[s.Layout]++
		charsets[s.Charset]++
		platforms[s.Platform]++
		put(outlets, s.Outlet, s.Languages[0])
		put(owners, s.Owner, s.Outlet)
	}
	delete(owners, "")
	atLeast(t, "outlets in two languages", several(outlets), 2)
	atLeast(t, "owners of two outlets", several(owners), 1)
	for _, layout := range []string{layoutRSS, layoutAtom, layoutList, layoutPaginated, layoutTelegram} {
		atLeast(t, layout, layouts[layout], 1)
	}
	want := map[string]int{charsetGB18030: 1, charset1251: 1, charsetUTF8: len(w.Sites) - 2}
	if diff := cmp.Diff(want, charsets); diff != "" {
		t.Errorf("charsets (-want +got):\n%s", diff)
	}
	for _, platform := range []string{"web", "telegram", "vk", "weibo", "wechat", "x", "forum"} {
		atLeast(t, platform, platforms[platform], 1)
	}
}

func put(m map[string]map[string]bool, key, value string) {
	if m[key] == nil {
		m[key] = make(map[string]bool)
	}
	m[key][value] = true
}

func several(m map[string]map[string]bool) int {
	n := 0
	for _, set := range m {
		if len(set) > 1 {
			n++
		}
	}
	return n
}

const goodSite = `sites:
  - {id: a, host: a.example, name: A, outlet: a, languages: [ru], country: KZ, tz: Asia/Almaty, platform: vk, layout: rss, charset: utf-8, dates: time, robots: ""}
  - {id: b, host: b.example, name: B, outlet: b, languages: [kk], country: KZ, tz: Asia/Almaty, platform: web, layout: list, charset: windows-1251-undeclared, dates: text, robots: ""}
`

const goodPost = "posts:\n" + `  - {id: p1, site: a, path: /1, published: "2024-04-06T10:00:01+05:00", precision: second, lang: ru, script: Cyrl, text: Привет, truth: {narrative: "", relation: original, parent: ""}}
`

func TestLoad_FaultsAreNamed(t *testing.T) {
	post := func(old, new string) string { return strings.Replace(goodPost, old, new, 1) }
	tests := map[string]struct{ sites, posts, want string }{
		"good":             {goodSite, goodPost, ""},
		"unknown key":      {goodSite, post("text:", "body:"), `posts/x.yaml: [2:`},
		"unknown site":     {goodSite, post("site: a", "site: z"), `x.yaml: p1: site "z": is not in sites.yaml`},
		"id twice":         {goodSite, goodPost + strings.TrimPrefix(goodPost, "posts:\n"), `x.yaml: p1: id "p1": is used twice`},
		"time":             {goodSite, post("T10:00:01+05:00", " 10:00"), `x.yaml: p1: published "2024-04-06 10:00": an RFC 3339 time`},
		"zone":             {goodSite, post("+05:00", "+06:00"), `published "2024-04-06T10:00:01+06:00": in the site's zone it is 2024-04-06T09:00:01+05:00`},
		"minute seconds":   {goodSite, post("precision: second", "precision: minute"), "minute precision has no seconds"},
		"day where dated":  {goodSite, strings.Replace(post("precision: second", "precision: day"), "10:00:01", "00:00:00", 1), `precision "day": only a site that writes dates as text`},
		"language":         {goodSite, post("lang: ru", "lang: kk"), `lang "kk": is not a language of a`},
		"script":           {goodSite, post("Cyrl", "Hans"), `script "Hans": one of Cyrl`},
		"relation":         {goodSite, post("original", "rumour"), `truth.relation "rumour": one of original,`},
		"parent missing":   {goodSite, post("relation: original", "relation: copy"), `truth.parent "": a copy needs a parent`},
		"parent unknown":   {goodSite, post(`relation: original, parent: ""`, `relation: copy, parent: p0`), `truth.parent "p0": no such post`},
		"parent not older": {goodSite, post(`relation: original, parent: ""`, `relation: copy, parent: p1`), `truth.parent "p1": is not earlier`},
		"forward alone":    {goodSite, post("text: Привет", "text: Привет, forward_of: p1"), `forward_of "p1": goes with the relation forward`},
		"link":             {goodSite, post("text: Привет", "text: Привет, links: [q]"), `links "q": no such post`},
		"charset":          {goodSite, strings.Replace(post("site: a", "site: b, title: Ә"), "lang: ru", "lang: kk", 1), `x.yaml: p1: text "windows-1251-undeclared": cannot be written`},
		"host twice":       {strings.Replace(goodSite, "b.example", "a.example", 1), goodPost, `sites.yaml: b: host "a.example": belongs to a`},
		"site zone":        {strings.Replace(goodSite, "Asia/Almaty", "Asia/Nowhere", 1), goodPost, `sites.yaml: a: tz "Asia/Nowhere"`},
		"real host":        {strings.Replace(goodSite, "a.example", "a.com", 1), goodPost, `host "a.com": must end in .example`},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := load(worldOf(tc.sites, tc.posts, "claims: []\n"))
			got := fmt.Sprint(err)
			if tc.want == "" {
				tc.want = "<nil>"
			}
			if !strings.Contains(got, tc.want) {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
}

func TestTruth_Golden(t *testing.T) {
	var got bytes.Buffer
	if err := WriteTruth(&got, mustLoad(t).Truth()); err != nil {
		t.Fatal(err)
	}
	golden.Text(t, filepath.Join("world", "truth.tsv"), got.String())
}

// entry is one source of feeds.yaml; decoding it strictly holds the keys.
type entry struct {
	ID        string   `yaml:"id"`
	Name      string   `yaml:"name"`
	URL       string   `yaml:"url"`
	Kind      string   `yaml:"kind"`
	Platform  string   `yaml:"platform"`
	Account   string   `yaml:"account"`
	Languages []string `yaml:"languages"`
	Country   string   `yaml:"country"`
	Zone      string   `yaml:"tz"`
	Outlet    string   `yaml:"outlet"`
	Owner     string   `yaml:"owner"`
	Ownership struct {
		Class  string `yaml:"class"`
		Source string `yaml:"source"`
		AsOf   string `yaml:"as_of"`
	} `yaml:"ownership"`
	Labels []struct {
		List string `yaml:"list"`
		Tag  string `yaml:"tag"`
		AsOf string `yaml:"as_of"`
	} `yaml:"labels"`
	Selectors map[string]string `yaml:"selectors"`
	Charset   string            `yaml:"charset"`
	Interval  string            `yaml:"interval"`
	Enabled   bool              `yaml:"enabled"`
	Note      string            `yaml:"note"`
}

func TestFeeds_AgreeWithSites(t *testing.T) {
	var feeds struct {
		Sources []entry `yaml:"sources"`
	}
	if err := yaml.NewDecoder(bytes.NewReader(Feeds()), yaml.Strict()).Decode(&feeds); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{layoutRSS: "rss", layoutAtom: "atom", layoutList: "list", layoutPaginated: "list", layoutTelegram: "telegram"}
	type common struct {
		ID, Name, URL, Kind, Platform, Account, Country, Zone, Outlet, Owner, Languages string
	}
	var want, got []common
	for _, s := range mustLoad(t).Sites {
		want = append(want, common{s.ID, s.Name, s.URL(), kinds[s.Layout], s.Platform, s.Account, s.Country, s.Zone, s.Outlet, s.Owner, strings.Join(s.Languages, ",")})
	}
	for _, e := range feeds.Sources {
		got = append(got, common{e.ID, e.Name, e.URL, e.Kind, e.Platform, e.Account, e.Country, e.Zone, e.Outlet, e.Owner, strings.Join(e.Languages, ",")})
		if e.Kind == "list" && (e.Selectors["item"] == "" || e.Selectors["link"] == "" || e.Selectors["date"] == "") {
			t.Errorf("%s: a list needs selectors item, link and date", e.ID)
		}
		if !slices.Contains([]string{"state", "public", "private", "nonprofit", "party", "platform", "unknown"}, e.Ownership.Class) {
			t.Errorf("%s: ownership.class %q", e.ID, e.Ownership.Class)
		}
		if (e.Ownership.Class != "unknown") != (e.Ownership.Source != "" && e.Ownership.AsOf != "") {
			t.Errorf("%s: ownership %+v: a class needs source and date", e.ID, e.Ownership)
		}
		if d, err := time.ParseDuration(e.Interval); err != nil || d < time.Minute || !e.Enabled {
			t.Errorf("%s: interval %q, enabled %v", e.ID, e.Interval, e.Enabled)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("feeds.yaml differs from sites.yaml (-want +got):\n%s", diff)
	}
}
