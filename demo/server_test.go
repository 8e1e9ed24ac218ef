package demo

import (
	"encoding/xml"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// get asks the world for an address such as http://host/path; header pairs follow.
func get(t *testing.T, h http.Handler, address string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	return rec.Result()
}

// text reads the body; UTF-8 is expected unless the site says otherwise.
func text(t *testing.T, res *http.Response, charset string) string {
	t.Helper()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	switch charset {
	case charsetGB18030:
		body, err = simplifiedchinese.GB18030.NewDecoder().Bytes(body)
	case charset1251:
		body, err = charmap.Windows1251.NewDecoder().Bytes(body)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func site(t *testing.T, w *World, id string) *Site {
	t.Helper()
	i := slices.IndexFunc(w.Sites, func(s *Site) bool { return s.ID == id })
	if i < 0 {
		t.Fatalf("no site %s", id)
	}
	return w.Sites[i]
}

func TestHandler_PostPages(t *testing.T) {
	w := mustLoad(t)
	h := w.Handler()
	for _, p := range w.Posts {
		res := get(t, h, p.URL())
		body := html.UnescapeString(text(t, res, p.Site.Charset))
		if res.StatusCode != http.StatusOK {
			t.Fatalf("%s: status %d", p.ID, res.StatusCode)
		}
		for _, want := range append(p.Paragraphs(), p.Title, Notice) {
			if !strings.Contains(body, want) {
				t.Errorf("%s: the page lacks %q", p.ID, want)
			}
		}
	}
}

func TestHandler_Charsets(t *testing.T) {
	w := mustLoad(t)
	h := w.Handler()
	tests := []struct{ site, header, declared string }{
		{"junqing", "text/html", `<meta charset="gb18030">`},
		{"okraina", "text/html", ""},
		{"dala-kk", "text/html; charset=utf-8", `<meta charset="utf-8">`},
	}
	for _, tc := range tests {
		s := site(t, w, tc.site)
		res := get(t, h, w.postsOf(s)[0].URL())
		if got := res.Header.Get("Content-Type"); got != tc.header {
			t.Errorf("%s: Content-Type %q, want %q", tc.site, got, tc.header)
		}
		body := text(t, res, s.Charset)
		if got := regexp.MustCompile(`<meta[^>]*charset[^>]*>`).FindString(body); got != tc.declared {
			t.Errorf("%s: declares %q, want %q", tc.site, got, tc.declared)
		}
	}
}

func TestHandler_StatesTimes(t *testing.T) {
	w := mustLoad(t)
	h := w.Handler()
	tests := []struct{ post, want string }{
		{"wmh-10", `"datePublished":"2024-04-08T10:00:00+08:00"`},
		{"rec-06", `<meta property="article:published_time" content="2024-04-06T21:10:00+05:00">`},
		{"wmh-02", `<time class="date" datetime="2024-04-07T07:30:00+08:00">2024年4月7日 07:30</time>`},
		{"nato-17", `<span class="date">12 апреля 2024, 15:00</span>`},
		{"bank-12", `<span class="date">05.04.2024</span>`},
		{"wmh-15", `<span class="date">2024-04-09</span>`},
	}
	for _, tc := range tests {
		p, _ := w.Post(tc.post)
		if body := html.UnescapeString(text(t, get(t, h, p.URL()), p.Site.Charset)); !strings.Contains(body, html.UnescapeString(tc.want)) {
			t.Errorf("%s lacks %s", tc.post, tc.want)
		}
	}
}

// links collects the addresses of a page that match the pattern's first group.
func links(pattern, body string) []string {
	var list []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(body, -1) {
		list = append(list, html.UnescapeString(m[1]))
	}
	return list
}

// reach walks a site as a crawler does and returns the addresses of the posts it finds, and the pages it took.
func reach(t *testing.T, h http.Handler, s *Site) (found []string, pages int) {
	t.Helper()
	base := "http://" + s.Host
	for next := s.FeedPath(); next != "" && pages < 20; pages++ {
		body := text(t, get(t, h, base+next), s.Charset)
		next = ""
		switch s.Layout {
		case layoutRSS:
			found = append(found, links(`<item>\s*<title>[^<]*</title>\s*<link>([^<]+)</link>`, body)...)
		case layoutAtom:
			found = append(found, links(`<entry>\s*<id>([^<]+)</id>`, body)...)
		case layoutTelegram:
			for _, post := range links(`data-post="([^"]+)"`, body) {
				found = append(found, base+"/"+post)
			}
			if more := links(`class="tme_messages_more[^"]*" data-before="(\d+)"`, body); more != nil {
				next = s.FeedPath() + "?before=" + more[0]
			}
		default:
			for _, path := range links(`<a class="title" href="([^"]+)"`, body) {
				found = append(found, base+path)
			}
			if more := links(`<a class="next"[^>]* href="([^"]+)"`, body); more != nil {
				next = more[0]
			}
		}
		if !strings.Contains(body, Notice) {
			t.Errorf("%s: page %d lacks the notice", s.ID, pages+1)
		}
	}
	return found, pages
}

func TestHandler_EveryPostIsReachable(t *testing.T) {
	w := mustLoad(t)
	h := w.Handler()
	pagesOf := make(map[string]int)
	for _, s := range w.Sites {
		var want []string
		for _, p := range w.postsOf(s) {
			want = append(want, p.URL())
		}
		found, pages := reach(t, h, s)
		pagesOf[s.ID] = pages
		if s.Hidden != nil {
			hidden := "http://" + s.Host + s.Hidden.Path
			if !slices.Contains(found, hidden) {
				t.Errorf("%s: the list does not link to the hidden page", s.ID)
			}
			found = slices.DeleteFunc(found, func(u string) bool { return u == hidden })
		}
		slices.Sort(want)
		slices.Sort(found)
		if diff := cmp.Diff(want, found); diff != "" {
			t.Errorf("%s (-want +got):\n%s", s.ID, diff)
		}
	}
	atLeast(t, "pages of the paginated list", pagesOf["irtysh"], 3)
	atLeast(t, "pages of a channel", pagesOf["tg-gorod"], 2)
}

func TestHandler_FeedTimesInSiteZone(t *testing.T) {
	w := mustLoad(t)
	h := w.Handler()
	for _, s := range w.Sites {
		if s.Layout != layoutRSS {
			continue
		}
		var doc struct {
			Items []struct {
				Link    string `xml:"link"`
				PubDate string `xml:"pubDate"`
			} `xml:"channel>item"`
		}
		if err := xml.Unmarshal([]byte(text(t, get(t, h, s.URL()), charsetUTF8)), &doc); err != nil {
			t.Fatalf("%s: %v", s.ID, err)
		}
		for i, p := range w.postsOf(s) {
			at, err := time.Parse(time.RFC1123Z, doc.Items[i].PubDate)
			if err != nil || at.Format(time.RFC3339) != p.Raw || doc.Items[i].Link != p.URL() {
				t.Errorf("%s: got %s at %s (%v), want %s at %s", s.ID, doc.Items[i].Link, doc.Items[i].PubDate, err, p.URL(), p.Raw)
			}
		}
	}
}

func TestHandler_Robots(t *testing.T) {
	w := mustLoad(t)
	h := w.Handler()
	tests := []struct {
		host, want string
		status     int
	}{
		{"finreg.example", "User-agent: *\nDisallow: /internal/\n", http.StatusOK},
		{"www.volna.example", "User-agent: *\nAllow: /\n", http.StatusOK},
		{"guandian.example", "404 page not found. " + Notice + "\n", http.StatusNotFound},
		{"tme.example", "404 page not found. " + Notice + "\n", http.StatusNotFound},
	}
	for _, tc := range tests {
		res := get(t, h, "http://"+tc.host+"/robots.txt")
		if diff := cmp.Diff(tc.want, text(t, res, charsetUTF8)); diff != "" || res.StatusCode != tc.status {
			t.Errorf("%s: status %d, want %d (-want +got):\n%s", tc.host, res.StatusCode, tc.status, diff)
		}
	}
	hidden := site(t, w, "finreg").Hidden.Path
	if !strings.HasPrefix(hidden, "/internal/") {
		t.Errorf("the hidden page %s is not in the forbidden folder", hidden)
	}
}

func TestHandler_NotModified(t *testing.T) {
	w := mustLoad(t)
	h := w.Handler()
	article, _ := w.Post("wmh-10")
	for _, address := range []string{
		"http://www.volna.example/feed.xml", "http://news.huimin.example/atom.xml", "http://irtysh.example/news/?page=2",
		"http://tme.example/s/gorod24_live", article.URL(), "http://okraina.example/news/",
	} {
		res := get(t, h, address)
		tag := res.Header.Get("ETag")
		if res.StatusCode != http.StatusOK || tag == "" {
			t.Errorf("%s: status %d, ETag %q", address, res.StatusCode, tag)
			continue
		}
		again := get(t, h, address, "If-None-Match", tag)
		if again.StatusCode != http.StatusNotModified || text(t, again, charsetUTF8) != "" {
			t.Errorf("%s: status %d with the same ETag, want 304 and no body", address, again.StatusCode)
		}
		if other := get(t, h, address, "If-None-Match", `"other"`); other.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d with another ETag, want 200", address, other.StatusCode)
		}
	}
}

func TestHandler_TelegramPreview(t *testing.T) {
	w := mustLoad(t)
	h := w.Handler()
	p, _ := w.Post("bank-03")
	body := text(t, get(t, h, p.URL()), charsetUTF8)
	origin, _ := w.Post(p.ForwardOf)
	for _, want := range []string{
		`class="tgme_widget_message_wrap `, `data-post="` + strings.TrimPrefix(p.Path, "/") + `"`, `class="tgme_channel_info_header_title"`,
		`class="tgme_channel_info_counter"`, `class="tgme_widget_message_views"`, `class="tgme_widget_message_text `,
		`<a class="tgme_widget_message_forwarded_from_name" href="` + origin.Path + `"><span dir="auto">Степной инсайдер</span></a>`,
		`<a class="tgme_widget_message_date" href="` + p.Path + `"><time datetime="2024-04-04T04:58:40+00:00"`,
	} {
		if !strings.Contains(strings.ReplaceAll(body, "&#43;", "+"), want) {
			t.Errorf("the preview lacks %s", want)
		}
	}
	first := text(t, get(t, h, "http://tme.example/s/gorod24_live"), charsetUTF8)
	if got := strings.Count(first, "data-post="); got != messagesPerPage {
		t.Errorf("the first page shows %d messages, want %d", got, messagesPerPage)
	}
	last := text(t, get(t, h, "http://tme.example/s/gorod24_live?before=1"), charsetUTF8)
	if !strings.Contains(last, "tme_no_messages_found") || strings.Contains(last, "data-before") {
		t.Error("a page before the first message shows messages or a way back")
	}
}

func TestHandler_Addresses(t *testing.T) {
	w := mustLoad(t)
	h := w.Handler()
	tests := []struct {
		address, contains string
		status            int
	}{
		{"http://www.volna.example:8080/feed.xml", "<rss", 200},
		{"http://WWW.VOLNA.EXAMPLE/feed.xml", "<rss", 200},
		{"http://127.0.0.1:4000/", "/@tme.example/s/gorod24_live", 200},
		{"http://127.0.0.1:4000/@irtysh.example/news/", `href="/@irtysh.example/news/?page=2"`, 200},
		{"http://127.0.0.1:4000/@irtysh.example", `href="/@irtysh.example/news/`, 200},
		{"http://127.0.0.1:4000/@nowhere.example/", "404", 404},
		{"http://127.0.0.1:4000/feed.xml", "404", 404},
		{"http://www.volna.example/nothing", "404", 404},
		{"http://tme.example/s/nobody", "404", 404},
		{"http://finreg.example/internal/plan-2024.html", Notice, 200},
	}
	for _, tc := range tests {
		res := get(t, h, tc.address)
		body := text(t, res, charsetUTF8)
		if res.StatusCode != tc.status || !strings.Contains(body, tc.contains) || res.StatusCode == 200 && !strings.Contains(body, Notice) {
			t.Errorf("%s: status %d, want %d and %q with the notice", tc.address, res.StatusCode, tc.status, tc.contains)
		}
	}
}

func TestHandler_OnlyReads(t *testing.T) {
	rec := httptest.NewRecorder()
	mustLoad(t).Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodPost, "http://www.volna.example/feed.xml", nil))
	if rec.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: status %d, want 405", rec.Code)
	}
}
