package longear

import (
	"errors"
	"fmt"
)

// Kind says how an error is to be treated. It is stored with dead letters, so "why, and is it worth a retry" is a query.
type Kind string

// The kinds of error. An error without a kind is KindInternal.
const (
	KindInvalid   Kind = "invalid"   // the input is wrong; the message names file, line, field or URL
	KindNotFound  Kind = "not-found" // what was asked for is not held
	KindConflict  Kind = "conflict"  // somebody else wrote first: a stale writer, a lost compare-and-set
	KindTransient Kind = "transient" // the same call may succeed later
	KindTerminal  Kind = "terminal"  // the same call will fail again
	KindBlocked   Kind = "blocked"   // the other side refuses us: robots.txt, 401, 403, a challenge page
	KindInternal  Kind = "internal"  // a bug or an unclassified failure
)

// Error carries what was being done, the kind, and the cause.
type Error struct {
	Op   string // what was being done, with its subject: "parse feeds.yaml", "fetch http://a.example/"
	Kind Kind
	Err  error
}

// Error prints "op: cause".
func (e *Error) Error() string {
	if e.Op == "" {
		return e.Err.Error()
	}
	return e.Op + ": " + e.Err.Error()
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// E wraps err once with an operation and a kind; a nil err stays nil.
func E(op string, kind Kind, err error) error {
	if err == nil {
		return nil
	}
	return &Error{Op: op, Kind: kind, Err: err}
}

// Errorf makes an error of a kind from a format.
func Errorf(kind Kind, format string, args ...any) error {
	return &Error{Kind: kind, Err: fmt.Errorf(format, args...)}
}

// KindOf returns the kind of the outermost Error in the chain; KindInternal when there is none, "" for nil.
func KindOf(err error) Kind {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) && e.Kind != "" {
		return e.Kind
	}
	return KindInternal
}

// FieldError says which field of which record is wrong.
type FieldError struct {
	Field string // "published_at", "sources[3].languages"
	Value string // what stood there, shortened
	Why   string // what it should have been
}

// Error prints field, value and reason.
func (e *FieldError) Error() string {
	if e.Value == "" {
		return fmt.Sprintf("field %q: %s", e.Field, e.Why)
	}
	return fmt.Sprintf("field %q: %s (got %q)", e.Field, e.Why, Shorten(e.Value, 60))
}

// Shorten cuts s to at most n runes and marks the cut.
func Shorten(s string, n int) string {
	count := 0
	for i := range s {
		if count == n {
			return s[:i] + "…"
		}
		count++
	}
	return s
}

// RejectedPostsError names posts of a group that a store will never take, each with its reason; the rest of the group was written.
type RejectedPostsError struct {
	Posts map[PostID]error
}

// Error counts the posts.
func (e *RejectedPostsError) Error() string {
	return fmt.Sprintf("%d posts were refused by the store", len(e.Posts))
}
