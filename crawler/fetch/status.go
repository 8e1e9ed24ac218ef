package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"longear"
)

// maxRetryAfter bounds what a server may ask for.
const maxRetryAfter = 24 * time.Hour

// StatusError is an answer that is no content, or a rest that the host asked for earlier.
type StatusError struct {
	Status     int
	RetryAfter time.Duration // zero when the server named none
	Resting    bool          // nothing was asked: the host's rest is not over
}

// Error says it in words.
func (e *StatusError) Error() string {
	s := fmt.Sprintf("the server answered %d %s", e.Status, http.StatusText(e.Status))
	if e.Resting {
		s = "the host asked us to rest"
	}
	if e.RetryAfter > 0 {
		s += fmt.Sprintf(", come back in %s", e.RetryAfter.Round(time.Second))
	}
	return s
}

// RetryAfter returns how long the other side asked us to stay away; zero when it did not.
func RetryAfter(err error) time.Duration {
	if status, ok := errors.AsType[*StatusError](err); ok {
		return status.RetryAfter
	}
	return 0
}

// statusKind is the one table of what an HTTP status means to us.
func statusKind(status int) longear.Kind {
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusProxyAuthRequired,
		http.StatusUnavailableForLegalReasons, http.StatusNotAcceptable:
		return longear.KindBlocked
	case http.StatusNotFound, http.StatusGone:
		return longear.KindNotFound
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
		return longear.KindTransient
	}
	if status >= 500 && status != http.StatusNotImplemented && status != http.StatusHTTPVersionNotSupported {
		return longear.KindTransient
	}
	return longear.KindTerminal
}

// CheckStatus turns every answer but 2xx and 304 into an error with its kind. A challenge page is a refusal, whatever
// status it comes with.
func CheckStatus(status int, header http.Header, now time.Time) error {
	kind := statusKind(status)
	switch {
	case header.Get("Cf-Mitigated") != "":
		kind = longear.KindBlocked
	case status >= 200 && status < 300 || status == http.StatusNotModified:
		return nil
	}
	return longear.E("", kind, &StatusError{Status: status, RetryAfter: retryAfter(header.Get("Retry-After"), now)})
}

// retryAfter reads seconds or an HTTP date.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	if seconds, err := strconv.Atoi(value); err == nil {
		return clampRetry(time.Duration(min(seconds, int(maxRetryAfter/time.Second))) * time.Second)
	}
	if at, err := http.ParseTime(value); err == nil {
		return clampRetry(at.Sub(now))
	}
	return 0
}

func clampRetry(d time.Duration) time.Duration { return max(0, min(d, maxRetryAfter)) }
