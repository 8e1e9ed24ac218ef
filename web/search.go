package web

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"longear"
)

// pageSize is how many hits one page shows.
const pageSize = 20

// maxQuery bounds what is echoed of a query.
const maxQuery = 4096

// request is what the address of a search says. All state is in the address.
type request struct {
	text  queryText
	sort  longear.Sort
	posts bool // the tab
	page  int  // from 1
}

func readRequest(r *http.Request) request {
	q := r.URL.Query()
	req := request{text: splitQuery(longear.Shorten(q.Get("q"), maxQuery)), sort: longear.Sort(q.Get("sort")), posts: q.Get("show") == "posts", page: 1}
	if n, err := strconv.Atoi(q.Get("page")); err == nil && n > 1 && n < 100000 {
		req.page = n
	}
	switch req.sort {
	case longear.ByRelevance, longear.ByNewest, longear.ByOldest, longear.BySize:
	default:
		req.sort = longear.ByRelevance
		if len(req.text) == 0 {
			req.sort = longear.ByNewest
		}
	}
	if req.posts && req.sort == longear.BySize {
		req.sort = longear.ByRelevance
	}
	return req
}

// address is where the request can be had again.
func (r request) address() string {
	q := url.Values{}
	if text := r.text.String(); text != "" {
		q.Set("q", text)
	}
	if usual := longear.ByRelevance; r.sort != usual && (len(r.text) > 0 || r.sort != longear.ByNewest) {
		q.Set("sort", string(r.sort))
	}
	if r.posts {
		q.Set("show", "posts")
	}
	if r.page > 1 {
		q.Set("page", strconv.Itoa(r.page))
	}
	if len(q) == 0 {
		return "/"
	}
	return "/search?" + q.Encode()
}

func (r request) withText(t queryText) string {
	r.text, r.page = t, 1
	return r.address()
}

func (r request) toPage(n int) string { r.page = n; return r.address() }

type searchView struct {
	frame
	Request    request
	Failure    string // a query that could not be read
	ReadAs     string
	Chips      []chipView
	Presets    []linkText
	Facets     []facetView
	Days       *barsView
	Tabs       []linkText
	Sorts      []linkText
	Posts      bool // which tab
	Narratives []hitView
	PostHits   []postHitView
	Prev, Next string
	Page, Of   int
	Coverage   coverageView
	Empty      bool
	From, To   string // of the period form
}

// linkText is an own link with its words.
type linkText struct {
	Href, Text string
	Count      string
	On         bool
}

// search serves "/" and "/search": newest narratives without a query.
func (s *Server) search(w http.ResponseWriter, v visit) error {
	if to, ok := s.periodRedirect(v); ok {
		http.Redirect(w, v.r, to, http.StatusSeeOther)
		return nil
	}
	req := readRequest(v.r)
	view, err := v.searchPage(req)
	if err != nil {
		return err
	}
	res, err := s.opt.Reader.Search(v.r.Context(), longear.SearchRequest{
		Text: req.text.String(), Sort: req.sort, Limit: pageSize, Offset: (req.page - 1) * pageSize,
	})
	switch longear.KindOf(err) {
	case "":
		v.fillSearch(&view, req, s.privacy.result(res, v.session))
		return v.render(w, http.StatusOK, "search", view)
	case longear.KindInvalid:
		view.Failure = plainReason(err)
		return v.render(w, http.StatusBadRequest, "search", view)
	default:
		return err
	}
}

// searchPage is what does not depend on the answer.
func (v visit) searchPage(req request) (searchView, error) {
	cov, err := v.coverage()
	if err != nil {
		return searchView{}, err
	}
	title := v.t.T("search.title_all")
	if len(req.text) > 0 {
		title = v.t.T("search.title", req.text.String())
	}
	view := searchView{frame: v.frame(title, "narratives"), Request: req, Coverage: cov.view(v), Posts: req.posts}
	view.Query = req.text.String()
	view.Chips, view.Presets = v.chips(req), v.presets(req)
	for _, f := range req.text.filters() {
		switch {
		case f.Field == "after" && !f.Not:
			view.From = f.Value
		case f.Field == "before" && !f.Not:
			view.To = f.Value
		}
	}
	return view, nil
}

func (v visit) fillSearch(view *searchView, req request, res longear.SearchResult) {
	view.ReadAs = res.ReadAs
	view.Facets = v.facets(req, res.Facets)
	view.Days = v.dayBars(req, res.Days)
	view.Tabs = v.tabs(req, res)
	view.Sorts = v.sorts(req)
	total := res.Groups
	if req.posts {
		total = res.Total
	}
	view.Empty = res.Total == 0
	view.Page, view.Of = req.page, max(1, (total+pageSize-1)/pageSize)
	if req.page > 1 {
		view.Prev = req.toPage(req.page - 1)
	}
	if req.page < view.Of {
		view.Next = req.toPage(req.page + 1)
	}
	if req.posts {
		view.PostHits = v.postHits(res.Posts, sought(req.text, res.ReadAs))
		return
	}
	for _, hit := range res.Narratives {
		view.Narratives = append(view.Narratives, v.hit(hit, sought(req.text, res.ReadAs)))
	}
}

func (v visit) tabs(req request, res longear.SearchResult) []linkText {
	narratives, posts := req, req
	narratives.posts, posts.posts = false, true
	narratives.page, posts.page = 1, 1
	return []linkText{
		{Href: narratives.address(), Text: v.t.T("tab.narratives"), Count: v.t.number(res.Groups), On: !req.posts},
		{Href: posts.address(), Text: v.t.T("tab.posts"), Count: v.t.number(res.Total), On: req.posts},
	}
}

func (v visit) sorts(req request) []linkText {
	var out []linkText
	for _, sort := range []longear.Sort{longear.ByRelevance, longear.ByNewest, longear.ByOldest, longear.BySize} {
		if (req.posts && sort == longear.BySize) || (len(req.text) == 0 && sort == longear.ByRelevance) {
			continue
		}
		to := req
		to.sort, to.page = sort, 1
		out = append(out, linkText{Href: to.address(), Text: v.t.T("sort." + string(sort)), On: sort == req.sort})
	}
	return out
}

// presets narrow the query to the last days.
func (v visit) presets(req request) []linkText {
	var out []linkText
	for _, days := range []int{1, 7, 30} {
		f := filter{Field: "after", Value: v.now.UTC().AddDate(0, 0, -days).Format(time.DateOnly)}
		if !req.text.has(f) {
			out = append(out, linkText{Href: req.withText(req.text.with(f)), Text: v.t.N("preset.days", days)})
		}
	}
	return out
}

// periodRedirect turns the dates of the period form into filters of the query.
func (s *Server) periodRedirect(v visit) (string, bool) {
	q := v.r.URL.Query()
	if !q.Has("from") && !q.Has("to") {
		return "", false
	}
	req := readRequest(v.r)
	for _, pair := range [][2]string{{"from", "after"}, {"to", "before"}} {
		param, field := pair[0], pair[1]
		for _, f := range req.text.filters() {
			if f.Field == field && !f.Not {
				req.text = req.text.without(f)
			}
		}
		if day, err := time.Parse(time.DateOnly, q.Get(param)); err == nil {
			req.text = req.text.with(filter{Field: field, Value: day.Format(time.DateOnly)})
		}
	}
	return req.withText(req.text), true
}
