package elastic

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"longear"
	"longear/index/query"
	"longear/internal/golden"
	"longear/lang"
)

// recorder is a transport that keeps requests as readable text and answers like an empty server.
type recorder struct {
	log    bytes.Buffer
	answer func(method, path string) (int, string)
}

func (r *recorder) RoundTrip(req *http.Request) (*http.Response, error) {
	fmt.Fprintf(&r.log, "%s %s\n", req.Method, req.URL.RequestURI())
	if req.Body != nil {
		raw, err := io.ReadAll(req.Body)
		if err != nil {
			return nil, err
		}
		for line := range strings.SplitSeq(strings.TrimSpace(string(raw)), "\n") {
			var pretty bytes.Buffer
			if err := json.Indent(&pretty, []byte(line), "", "  "); err != nil {
				return nil, err
			}
			r.log.WriteString(pretty.String() + "\n")
		}
	}
	r.log.WriteString("\n")
	status, body := r.answer(req.Method, req.URL.Path)
	return &http.Response{
		StatusCode: status, Body: io.NopCloser(strings.NewReader(body)), Request: req,
		Header: http.Header{"X-Elastic-Product": {"Elasticsearch"}, "Content-Type": {"application/json"}},
	}, nil
}

func empty(method, path string) (int, string) {
	switch {
	case path == "/":
		return 200, `{"version":{"number":"8.19.0"}}`
	case method == http.MethodHead || strings.HasPrefix(path, "/x-state/_doc/"):
		return 404, `{"found":false}`
	case strings.HasSuffix(path, "/_search"):
		return 200, `{"hits":{"total":{"value":0},"hits":[]},"aggregations":{"lang":{"buckets":[]},"platform":{"buckets":[]},"source":{"buckets":[]},"country":{"buckets":[]},"relation":{"buckets":[]},"stance":{"buckets":[]},"days":{"buckets":[]},"n":{"buckets":[]}}}`
	case strings.HasSuffix(path, "/_mget"):
		return 200, `{"docs":[]}`
	}
	return 200, `{}`
}

func openRecorded(t *testing.T, answer func(method, path string) (int, string)) (*Store, *recorder) {
	t.Helper()
	r := &recorder{answer: empty}
	words := query.NewReader(lang.NewAnalyzer(lang.Options{}), nil)
	s, err := Open(t.Context(), "http://es.example:9200/x", Credentials{APIKey: "top secret"}, words, r)
	if err != nil {
		t.Fatal(err)
	}
	if answer != nil {
		r.answer = answer
	}
	return s, r
}

func TestIndicesAreCreatedStrictAndBehindAliases(t *testing.T) {
	_, r := openRecorded(t, nil)
	golden.Text(t, "testdata/create.txt", r.log.String())
	for kind := range strings.SplitSeq("posts versions narratives commits events dead_letters state", " ") {
		raw, err := templates.ReadFile("templates/" + kind + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(raw), `"dynamic": "strict"`) {
			t.Errorf("the mapping of %s is not strict", kind)
		}
	}
}

func TestSearchRequest(t *testing.T) {
	s, r := openRecorded(t, nil)
	r.log.Reset()
	_, err := s.Search(t.Context(), longear.SearchRequest{
		Text: `"секретные переговоры" (北约 OR lang:kk) -is:debunked "a b"~3 after:2024-04-01`, Sort: longear.ByNewest, Limit: 5,
	})
	if err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "testdata/search.txt", r.log.String())
}

func TestBulkItemsAreReadAndClassified(t *testing.T) {
	post := func(id string) lang.Doc {
		return lang.Doc{Post: longear.Post{ID: longear.PostID(id), Version: longear.VersionID("v-" + id), Clocks: longear.Clocks{Observed: time.Unix(0, 0)}}, Analysis: &lang.Analysis{}}
	}
	item := func(id string, status int, kind string) string {
		if kind == "" {
			return fmt.Sprintf(`{"index":{"_id":%q,"status":%d}}`, id, status)
		}
		return fmt.Sprintf(`{"index":{"_id":%q,"status":%d,"error":{"type":%q,"reason":"r"}}}`, id, status, kind)
	}
	ok := []string{item("v-p-1", 201, ""), item("p-1", 201, ""), item("v-p-2", 201, "")}
	tests := []struct {
		name string
		last string
		want longear.Kind
	}{
		{"all stored", item("p-2", 201, ""), ""},
		{"mapping refused", item("p-2", 400, "document_parsing_exception"), longear.KindInternal},
		{"queue full", item("p-2", 429, "es_rejected_execution_exception"), longear.KindTransient},
		{"shard gone", item("p-2", 503, "unavailable_shards_exception"), longear.KindTransient},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, _ := openRecorded(t, func(string, string) (int, string) {
				return 200, `{"errors":` + strconv.FormatBool(test.want != "") + `,"items":[` + strings.Join(append(ok, test.last), ",") + `]}`
			})
			err := s.WritePosts(t.Context(), 1, []lang.Doc{post("p-1"), post("p-2")}, make([]longear.Decision, 2))
			if got := longear.KindOf(err); got != test.want {
				t.Fatalf("got kind %q (%v), want %q", got, err, test.want)
			}
			if rejected, is := err.(*longear.RejectedPostsError); is && (len(rejected.Posts) != 1 || rejected.Posts["p-2"] == nil) { //nolint:errorlint // returned bare on purpose
				t.Errorf("rejected %v, want p-2 alone", rejected.Posts)
			}
		})
	}
	t.Run("an answer that misses items is no success", func(t *testing.T) {
		s, _ := openRecorded(t, func(string, string) (int, string) { return 200, `{"errors":false,"items":[]}` })
		err := s.WritePosts(t.Context(), 1, []lang.Doc{post("p-1")}, make([]longear.Decision, 1))
		if longear.KindOf(err) != longear.KindTransient {
			t.Errorf("got %v, want a transient error", err)
		}
	})
}

func TestSecretsAreNotPrinted(t *testing.T) {
	cred := Credentials{Username: "u", Password: "hunter2", APIKey: "k3y"}
	raw, err := json.Marshal(struct{ C Credentials }{cred})
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{fmt.Sprint(cred), fmt.Sprintf("%+v %#v", cred, cred), string(raw)} {
		if strings.Contains(out, "hunter2") || strings.Contains(out, "k3y") {
			t.Errorf("credentials are printed: %s", out)
		}
	}
	s, r := openRecorded(t, nil)
	if strings.Contains(s.Name()+r.log.String(), "top secret") {
		t.Error("the API key is in the name of the store or in a body")
	}
	if _, err := Open(t.Context(), "http://u:hunter2@es.example:9200/BAD PREFIX", Credentials{}, nil, r); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("got %v, want an error without the password", err)
	}
}
