package longear_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
)

func TestURLKey(t *testing.T) {
	tests := []struct{ name, url, want string }{
		{"scheme, www, slash and fragment do not count", "https://WWW.Example.org/news/1/#top", "example.org/news/1"},
		{"tracking does not count", "http://example.org/a?utm_source=x&id=7&fbclid=z", "example.org/a?id=7"},
		{"the order of parameters does not count", "http://example.org/?b=2&a=1", "example.org?a=1&b=2"},
		{"a port that is not the usual one counts", "http://example.org:8080/a", "example.org:8080/a"},
		{"a path keeps its case and its escapes", "http://example.org/%D0%B0/B", "example.org/%D0%B0/B"},
		{"a platform id stays", " telegram:chan/12 ", "telegram:chan/12"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := longear.URLKey(test.url); got != test.want {
				t.Errorf("URLKey(%q) = %q, want %q", test.url, got, test.want)
			}
			if again := longear.URLKey("http://" + longear.URLKey(test.url)); strings.HasPrefix(test.want, "example") && again != test.want {
				t.Errorf("the key of the key is %q", again)
			}
		})
	}
}

// TestIDsAreTheSameOnEveryMachine pins ids: changing them would orphan every store and every link.
func TestIDsAreTheSameOnEveryMachine(t *testing.T) {
	post := longear.NewPostID("example.org/news/1")
	got := []string{
		string(post), string(longear.NewVersionID(post, "текст")), string(longear.NewClusterID(post)), string(longear.NewNarrativeID(post)),
	}
	want := []string{"p-9cbkkpj8jmcne7r0", "v-g45yef1e2pk6dmz0", "c-x5w58jbfbrqdb9y5", "n-x5w58jbfbrqdb9y5"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
}

func at(s string) time.Time {
	v, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return v
}

func TestIntervalsThatOverlapAreNotOrdered(t *testing.T) {
	day := longear.Claim{At: at("2024-04-10T00:00:00Z"), Precision: longear.Day}.Interval()
	minute := longear.Claim{At: at("2024-04-10T14:05:00Z"), Precision: longear.Minute}.Interval()
	second := longear.Claim{At: at("2024-04-10T14:05:30Z"), Precision: longear.Second}.Interval()
	next := longear.Claim{At: at("2024-04-11T00:00:00Z"), Precision: longear.Second}.Interval()
	for _, pair := range [][2]longear.Interval{{day, minute}, {minute, second}, {day, second}} {
		if !pair[0].Overlaps(pair[1]) || pair[0].Before(pair[1]) || pair[1].Before(pair[0]) {
			t.Errorf("%v and %v must overlap and not be ordered", pair[0], pair[1])
		}
	}
	if !day.Before(next) || day.Overlaps(next) {
		t.Error("a day lies before the next day")
	}
}

func TestOnlyConfirmedTimesOrder(t *testing.T) {
	observed := at("2024-04-10T12:00:00Z")
	tests := []struct {
		name  string
		claim longear.Claim
		want  bool
	}{
		{"claimed before it was observed", longear.Claim{At: observed.Add(-time.Hour), Precision: longear.Minute}, true},
		{"a clock that runs some minutes fast", longear.Claim{At: observed.Add(5 * time.Minute), Precision: longear.Minute}, true},
		{"the future", longear.Claim{At: observed.Add(time.Hour), Precision: longear.Minute}, false},
		{"nothing claimed", longear.Claim{Precision: longear.None}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := longear.Clocks{Published: test.claim, Observed: observed}
			if c.Confirmed() != test.want {
				t.Errorf("Confirmed() = %v, want %v", c.Confirmed(), test.want)
			}
			if !test.want && !c.EventTime().Equal(observed) {
				t.Errorf("EventTime() = %v, want the time of observation", c.EventTime())
			}
		})
	}
}

func TestDecodePost(t *testing.T) {
	tests := []struct{ name, line, wantErr string }{
		{"good", `{"id":"1","source":"s","text":"x","published_at":"2024-04-10T08:00:00+05:00"}`, ""},
		{"no JSON", `{"id":`, "the line ends too early|not JSON"},
		{"wrong type", `{"id":"1","source":"s","text":5}`, `field "text": wrong type`},
		{"bad time", `{"id":"1","source":"s","text":"x","published_at":"10.04.2024"}`, `field "published_at": an RFC 3339 time`},
		{"bad precision", `{"id":"1","source":"s","text":"x","published_at":"2024-04-10T08:00:00Z","precision":"hour"}`, `field "precision"`},
		{"no source", `{"id":"1","text":"x"}`, `field "source": is required`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := longear.DecodePost([]byte(test.line))
			if test.wantErr == "" {
				if err != nil || !p.Clocks.Published.At.Equal(at("2024-04-10T03:00:00Z")) || p.Clocks.Published.Precision != longear.Second {
					t.Errorf("got %+v, %v", p, err)
				}
				return
			}
			for part := range strings.SplitSeq(test.wantErr, "|") {
				if err != nil && strings.Contains(err.Error(), part) {
					if longear.KindOf(err) != longear.KindInvalid {
						t.Errorf("kind %q, want invalid", longear.KindOf(err))
					}
					return
				}
			}
			t.Errorf("got %v, want %q", err, test.wantErr)
		})
	}
}

func TestBodyDoesNotSayTheTitleTwice(t *testing.T) {
	for _, p := range []longear.Post{{Title: "A b", Text: "A b. C"}, {Text: "A b. C"}} {
		if got := p.Body(); got != "A b. C" {
			t.Errorf("Body() = %q", got)
		}
	}
	if got := (longear.Post{Title: "T", Text: "x"}).Body(); got != "T\nx" {
		t.Errorf("Body() = %q", got)
	}
}

func TestSourceValidateNamesEveryFault(t *testing.T) {
	err := longear.Source{ID: "Bad Id", URL: "ftp://x", Kind: "owl", Zone: "Mars/Base", Ownership: longear.Ownership{Class: "state"}}.Validate()
	for _, field := range []string{"id", "name", "url", "kind", "languages", "tz", "ownership.source"} {
		if !strings.Contains(fmt.Sprint(err), fmt.Sprintf("field %q", field)) {
			t.Errorf("no fault is named for %s in:\n%v", field, err)
		}
	}
	good := longear.Source{ID: "a", Name: "A", URL: "http://a.example/f", Kind: longear.KindRSS, Languages: []longear.Lang{"kk"}}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
}

func TestKindOf(t *testing.T) {
	inner := longear.Errorf(longear.KindBlocked, "robots.txt")
	for _, test := range []struct {
		err  error
		want longear.Kind
	}{
		{nil, ""},
		{errors.New("x"), longear.KindInternal},
		{inner, longear.KindBlocked},
		{fmt.Errorf("fetch: %w", inner), longear.KindBlocked},
		{longear.E("op", longear.KindConflict, inner), longear.KindConflict},
	} {
		if got := longear.KindOf(test.err); got != test.want {
			t.Errorf("KindOf(%v) = %q, want %q", test.err, got, test.want)
		}
	}
	if longear.E("op", longear.KindInvalid, nil) != nil {
		t.Error("an error was made of nil")
	}
}
