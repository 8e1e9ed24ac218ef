package web

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"longear"
)

// apiVersion is the version of the API's shapes, not of the program.
const apiVersion = "1.0.0"

// registerAPI adds the REST API. Its bodies are the types of the root package; errors are problems (RFC 9457).
func (s *Server) registerAPI(mux *http.ServeMux) {
	config := huma.DefaultConfig("longear", apiVersion)
	config.Info.Description = "Leads, not verdicts: who published a claim first of what we hold, and how it spread."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", "/api/schemas"
	config.CreateHooks = nil // no $schema in bodies: they are the root types as they are
	api := humago.New(mux, config)
	api.UseMiddleware(s.withSession)
	huma.Register(api, get("search", "/api/v1/search", "Search posts and narratives", 400), s.apiSearch)
	huma.Register(api, get("narrative", "/api/v1/narratives/{id}", "One narrative with its sightings and history", 404), s.apiNarrative)
	huma.Register(api, get("timeline", "/api/v1/narratives/{id}/timeline", "First arrivals and lags by language, platform or country", 404), s.apiTimeline)
	if s.opt.Sheets != nil {
		huma.Register(api, get("sheet", "/api/v1/narratives/{id}/sheet", "What else could explain a narrative: answers with numbers", 404), s.apiSheet)
	}
	huma.Register(api, get("coverage", "/api/v1/coverage", "Since when and how each source is collected"), s.apiCoverage)
}

func get(id, path, summary string, errs ...int) huma.Operation {
	return huma.Operation{OperationID: id, Method: http.MethodGet, Path: path, Summary: summary, Errors: append(errs, 503)}
}

// sessionKey is the key under which a request's context says whether names may be shown.
type sessionKey struct{}

func (s *Server) withSession(ctx huma.Context, next func(huma.Context)) {
	r, _ := humago.Unwrap(ctx)
	next(huma.WithValue(ctx, sessionKey{}, s.hasSession(r)))
}

func sessionOf(ctx context.Context) bool {
	ok, _ := ctx.Value(sessionKey{}).(bool)
	return ok
}

// problem turns an error into one with a status; what is inside a failure of ours stays inside.
func (s *Server) problem(ctx context.Context, err error) error {
	status := statusOf(err)
	if status < http.StatusInternalServerError {
		return huma.NewError(status, plainReason(err))
	}
	s.opt.Logger.ErrorContext(ctx, "API call failed", "err", err)
	return huma.NewError(status, http.StatusText(status))
}

type searchInput struct {
	Q      string `query:"q" maxLength:"4096" doc:"The query; /how-to-search explains the language"`
	Sort   string `query:"sort" enum:"relevance,newest,oldest,size" default:"relevance"`
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"20"`
	Offset int    `query:"offset" minimum:"0" default:"0"`
}

type searchOutput struct{ Body longear.SearchResult }

func (s *Server) apiSearch(ctx context.Context, in *searchInput) (*searchOutput, error) {
	res, err := s.opt.Reader.Search(ctx, longear.SearchRequest{Text: in.Q, Sort: longear.Sort(in.Sort), Limit: in.Limit, Offset: in.Offset})
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &searchOutput{s.privacy.result(res, sessionOf(ctx))}, nil
}

type narrativeInput struct {
	ID string `path:"id" doc:"The id of a narrative; one that was merged away leads to the survivor"`
}

type narrativeOutput struct {
	Location string `header:"Content-Location" doc:"The narrative that is shown"`
	Body     longear.NarrativeView
}

func (s *Server) apiNarrative(ctx context.Context, in *narrativeInput) (*narrativeOutput, error) {
	d, err := s.surviving(ctx, in.ID, "")
	if err != nil {
		return nil, err
	}
	return &narrativeOutput{Location: apiNarrativePath(d.Narrative.ID, ""), Body: s.privacy.detail(d, sessionOf(ctx)).View()}, nil
}

func apiNarrativePath(id longear.NarrativeID, suffix string) string {
	return "/api/v1/narratives/" + string(id) + suffix
}

// surviving reads a narrative; one that was merged away answers with a redirect to the survivor.
func (s *Server) surviving(ctx context.Context, id, suffix string) (longear.NarrativeDetail, error) {
	d, err := s.opt.Reader.Narrative(ctx, longear.NarrativeID(id))
	if err != nil {
		return d, s.problem(ctx, err)
	}
	if string(d.Narrative.ID) != id {
		moved := errors.New("this narrative was merged into " + string(d.Narrative.ID))
		to := http.Header{"Location": {apiNarrativePath(d.Narrative.ID, suffix)}}
		return d, huma.ErrorWithHeaders(huma.NewError(http.StatusMovedPermanently, "merged", moved), to)
	}
	return d, nil
}

type sheetOutput struct{ Body longear.Sheet }

func (s *Server) apiSheet(ctx context.Context, in *narrativeInput) (*sheetOutput, error) {
	d, err := s.surviving(ctx, in.ID, "/sheet")
	if err != nil {
		return nil, err
	}
	out, err := s.opt.Sheets.Sheet(ctx, d.Narrative.ID)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &sheetOutput{s.privacy.sheet(out)}, nil
}

type coverageOutput struct{ Body []longear.Coverage }

func (s *Server) apiCoverage(ctx context.Context, _ *struct{}) (*coverageOutput, error) {
	all, err := s.opt.Reader.Coverage(ctx)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &coverageOutput{slices.Clip(all)}, nil
}
