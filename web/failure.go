package web

import (
	"context"
	"errors"
	"net/http"

	"longear"
)

type failureView struct {
	frame
	Status int
	Head   string
	Text   string
}

// statusOf maps the kind of an error to the status of the answer.
func statusOf(err error) int {
	switch longear.KindOf(err) {
	case longear.KindInvalid:
		return http.StatusBadRequest
	case longear.KindNotFound:
		return http.StatusNotFound
	case longear.KindConflict:
		return http.StatusConflict
	case longear.KindTransient:
		return http.StatusServiceUnavailable
	case longear.KindBlocked:
		return http.StatusForbidden
	default:
		return http.StatusInternalServerError
	}
}

// said is what a reader is told: the reason where it is about what was asked for, never the inside of a failure.
func (c *catalogue) said(err error) string {
	switch longear.KindOf(err) {
	case longear.KindInvalid, longear.KindNotFound:
		return plainReason(err)
	case longear.KindTransient:
		return c.T("failure.transient")
	default:
		return c.T("failure.internal")
	}
}

// plainReason leaves out what was being done: "query: column 3: …" → "column 3: …".
func plainReason(err error) string {
	var e *longear.Error
	if errors.As(err, &e) && e.Err != nil {
		return e.Err.Error()
	}
	return err.Error()
}

// fail answers with an error page. Failures of ours are logged; what the reader asked wrongly is not.
func (v visit) fail(ctx context.Context, w http.ResponseWriter, err error) {
	status := statusOf(err)
	if status >= http.StatusInternalServerError {
		v.opt.Logger.ErrorContext(ctx, "page failed", "path", v.r.URL.Path, "err", err)
	}
	head := v.t.T("failure.head")
	if status == http.StatusNotFound {
		head = v.t.T("failure.not_found")
	}
	view := failureView{frame: v.frame(head, ""), Status: status, Head: head, Text: v.t.said(err)}
	if err := v.render(w, status, "failure", view); err != nil {
		v.opt.Logger.ErrorContext(ctx, "error page failed", "err", err)
		http.Error(w, http.StatusText(status), status)
	}
}

func (s *Server) notFound(http.ResponseWriter, visit) error {
	return longear.Errorf(longear.KindNotFound, "there is no page at this address")
}
