package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/web/internal/sample"
)

func decode[T any](t *testing.T, s *Server, path string) T {
	t.Helper()
	w := do(s, path)
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
		t.Fatalf("GET %s: status %d, %s\n%s", path, w.Code, w.Header().Get("Content-Type"), w.Body)
	}
	var v T
	dec := json.NewDecoder(w.Body)
	dec.DisallowUnknownFields() // the bodies are the root types and nothing more
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestAPISearch(t *testing.T) {
	res := decode[longear.SearchResult](t, newServer(t, nil), "/api/v1/search?limit=3&sort=oldest&q="+url.QueryEscape("НАТО"))
	if res.Total != 12 || res.Groups != 2 || len(res.Posts) != 3 || len(res.Posts[0].Highlight) == 0 {
		t.Errorf("total %d, groups %d, posts %d", res.Total, res.Groups, len(res.Posts))
	}
}

func TestAPINarrative(t *testing.T) {
	d := decode[longear.NarrativeView](t, newServer(t, nil), "/api/v1/narratives/"+string(sample.NarrativeID("talks")))
	if d.Narrative.ID != sample.NarrativeID("talks") || len(d.Sightings) != 20 || len(d.Events) != 2 || len(d.Firsts.Language) != 5 {
		t.Errorf("got %s with %d sightings, %d events", d.Narrative.ID, len(d.Sightings), len(d.Events))
	}
}

func TestAPITimeline(t *testing.T) {
	body := decode[timelineBody](t, newServer(t, nil), "/api/v1/narratives/"+string(sample.NarrativeID("talks"))+"/timeline")
	var keys, why []string
	for _, row := range body.Rows {
		keys = append(keys, row.Key)
		why = append(why, row.Arrival.Why)
	}
	if diff := cmp.Diff([]string{"en", "uk", "zh", "ru", "kk"}, keys); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"first", "", "", "", "not_measurable"}, why); diff != "" {
		t.Error(diff)
	}
	if got := body.Rows[1].Arrival; got.LagFrom == nil || *got.LagFrom != 13852 || *got.LagTo != 13911 {
		t.Errorf("lag of uk: %+v", got)
	}
}

func TestAPICoverage(t *testing.T) {
	if got := decode[[]longear.Coverage](t, newServer(t, nil), "/api/v1/coverage"); len(got) != 10 {
		t.Errorf("got %d sources", len(got))
	}
}

func TestAPIProblems(t *testing.T) {
	reader := sample.NewReader()
	s := newServer(t, func(o *Options) { o.Reader = reader })
	for path, status := range map[string]int{
		"/api/v1/search?q=%22": 400, "/api/v1/search?limit=5000": 422, "/api/v1/search?sort=best": 422,
		"/api/v1/narratives/n-none": 404, "/api/v1/narratives/n-none/timeline": 404,
	} {
		w := do(s, path)
		if w.Code != status || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: status %d (want %d), %s", path, w.Code, status, w.Header().Get("Content-Type"))
		}
	}
	reader.Err = errSecret
	if w := do(s, "/api/v1/coverage"); w.Code != 500 || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("status %d, body %s", w.Code, w.Body)
	}
}

func TestOpenAPI(t *testing.T) {
	var doc struct {
		OpenAPI string         `json:"openapi"`
		Paths   map[string]any `json:"paths"`
	}
	w := do(newServer(t, nil), "/api/openapi.json")
	if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.1") || len(doc.Paths) != 5 {
		t.Errorf("version %s, %d paths", doc.OpenAPI, len(doc.Paths))
	}
}
