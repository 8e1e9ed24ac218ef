package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"longear/web/internal/sample"
)

// newServer serves the invented world; change may be nil.
func newServer(t *testing.T, change func(*Options)) *Server {
	t.Helper()
	opt := Options{
		Reader: sample.NewReader(), Sheets: sample.NewReader(), Sources: sample.Sources(), Now: sample.Now, Salt: []byte("test"),
		ResponsibleUse: []byte("# Responsible use\n\n**A lead is not proof.** <script>x</script>\n"),
	}
	if change != nil {
		change(&opt)
	}
	s, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func do(s *Server, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

func open(t *testing.T, s *Server, path string, header ...string) *goquery.Document {
	t.Helper()
	w := do(s, path, header...)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s: status %d\n%s", path, w.Code, w.Body)
	}
	return parse(t, w)
}

func parse(t *testing.T, w *httptest.ResponseRecorder) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(spaced.Replace(w.Body.String())))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// spaced puts blanks where a page breaks lines, so that texts can be compared.
var spaced = strings.NewReplacer("</td>", "</td> ", "</th>", "</th> ", "</dt>", "</dt> ", "</dd>", "</dd> ", "</p>", "</p> ", "</h2>", "</h2> ",
	"<br>", "<br> ", "</a><span", "</a> <span", `<span class="detail`, ` <span class="detail`)

// texts are the texts of all elements that a selector finds, with blanks joined.
func texts(doc *goquery.Document, selector string) []string {
	var out []string
	doc.Find(selector).Each(func(_ int, s *goquery.Selection) { out = append(out, strings.Join(strings.Fields(s.Text()), " ")) })
	return out
}

// wantText fails when no element that the selector finds contains the text.
func wantText(t *testing.T, doc *goquery.Document, selector, want string) {
	t.Helper()
	all := texts(doc, selector)
	for _, got := range all {
		if strings.Contains(got, want) {
			return
		}
	}
	t.Errorf("%s: nothing contains %q, got %q", selector, want, all)
}

func talksPath() string { return "/n/" + string(sample.NarrativeID("talks")) }

// everyPage lists an address of every kind of page.
func everyPage() []string {
	return []string{
		"/", "/search?q=НАТО", "/search?q=НАТО&show=posts&sort=oldest", "/search?q=nothing-like-this", "/search?q=lang:kk+-source:dala+after:2024-04-01",
		"/sources", "/how-to-search", talksPath(), talksPath() + "?lanes=platform", talksPath() + "?lanes=country",
		"/n/" + string(sample.NarrativeID("office")), "/n/" + string(sample.NarrativeID("sugar")), "/n/" + string(sample.NarrativeID("attack")),
		"/n/" + string(sample.NarrativeID("tape")),
	}
}
