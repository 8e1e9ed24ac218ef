package crawler

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"longear"
)

func TestOncePage(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindPage, "/page")
	w.set("/page", article("One page", long))
	expectTotals(t, w.once(t, s), 1, 0, 0)
	expectTotals(t, w.once(t, s), 0, 1, 0)
	w.set("/page", article("One page", long+"Обновлено."))
	expectTotals(t, w.once(t, s), 1, 0, 0)
}

func TestOnceList(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.MaxPages = 3 })
	s := source(longear.KindList, "/list")
	s.Selectors = longear.Selectors{Item: "li", Link: "a", Date: "i", Next: "a.next"}
	for n := 1; n <= 5; n++ {
		path, next := "/list", fmt.Sprintf("/list?page=%d", n+1)
		if n > 1 {
			path = fmt.Sprintf("/list?page=%d", n)
		}
		w.set(path, fmt.Sprintf(`<html><ul><li><a href="/a/%d">Title %d</a><i>2026-11-2%dT05:00:00Z</i></li><li><a href="/a/%d">overlap</a></li><li><a href="http://elsewhere.test/x">ad</a></li></ul><a class="next" href="%s">next</a></html>`, n, n, 3-n%3, n+1, next))
		w.set(fmt.Sprintf("/a/%d", n), article(fmt.Sprintf("Article %d", n), long))
	}
	report := w.once(t, s)
	expectTotals(t, report, 4, 0, 0)
	if !report.Statuses[0].Truncated || w.count("/list?page=4") != 0 || w.count("/a/2") != 1 {
		t.Errorf("got %+v; page 4 asked %d times, article 2 %d times", report.Statuses[0], w.count("/list?page=4"), w.count("/a/2"))
	}
	if p := w.posts()[0].Clocks.Published; p.Provenance != longear.FromText || p.Precision != longear.Second {
		t.Errorf("the list's date was not taken: %+v", p)
	}
	expectTotals(t, w.once(t, s), 0, 2, 0)
	if w.count("/list?page=2") != 1 {
		t.Error("the walk did not stop at the known page")
	}
}

func TestOnceListWithoutMatches(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindList, "/list")
	s.Selectors.Item = "article.gone"
	w.set("/list", "<html><p>redesigned</p></html>")
	r := w.once(t, s)
	if st := r.Statuses[0]; st.State != StateFailed || !strings.Contains(st.Reason, "selectors") {
		t.Errorf("got %+v", st)
	}
}

func message(n int, text string) string {
	return fmt.Sprintf(`<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="Chan/%d"><div class="tgme_widget_message_text">%s</div><a class="tgme_widget_message_date" href="https://t.me/Chan/%d"><time datetime="2026-11-22T0%d:00:00+00:00"></time></a></div></div>`, n, text, n, n%10)
}

func TestOnceTelegram(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindTelegramPreview, "/s/chan")
	s.Platform, s.Account = longear.Telegram, "chan"
	w.set("/s/chan", `<a class="tme_messages_more" data-before="3"></a>`+message(3, "three")+message(4, "four"))
	w.set("/s/chan?before=3", message(1, "one")+message(2, ""))
	expectTotals(t, w.once(t, s), 3, 0, 1)
	p := w.posts()[0]
	if p.ID != longear.NewPostID("telegram:chan/1") || p.Platform != longear.Telegram || p.Account != "chan" || p.URL != "https://t.me/Chan/1" ||
		p.Clocks.Published.Provenance != longear.FromAPI {
		t.Errorf("got %+v", p)
	}
	w.set("/s/chan", `<a class="tme_messages_more" data-before="3"></a>`+message(3, "three")+message(4, "four, edited")+message(5, "five"))
	expectTotals(t, w.once(t, s), 2, 1, 0)
	if w.count("/s/chan?before=3") != 1 {
		t.Error("the walk did not stop at the known post")
	}
}

func TestAccountsReadAsRSSKeepTheirPlatform(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindRSS, "/rss")
	s.Platform, s.Account = longear.Weibo, "草原快讯"
	w.set("/rss", rss(entry("/status/1", "网传面包…", "网传面包价格将翻倍…&lt;br&gt;转发自 &lt;a href='/status/0'&gt;@x&lt;/a&gt;", "2026-11-23T05:00:00Z")))
	expectTotals(t, w.once(t, s), 1, 0, 0)
	if p := w.posts()[0]; p.Platform != longear.Weibo || p.Account != "草原快讯" || w.count("/status/1") != 0 || p.Title != "" || p.ForwardOf != "http://news.example/status/0" {
		t.Errorf("got %+v", p)
	}
}

func TestStates(t *testing.T) {
	w := newWorld(t, nil)
	old := []string{}
	for i := range 6 {
		old = append(old, entry(fmt.Sprintf("/o/%d", i), "Old", long, start.Add(-time.Duration(100+i)*24*time.Hour).Format(time.RFC3339)))
	}
	w.set("/frozen", rss(old...))
	w.set("/html", "<!doctype html><html>Robot?</html>")
	w.fail("/blocked", http.StatusForbidden)
	w.fail("/down", http.StatusBadGateway)
	synthetic := source(longear.KindRSS, "/frozen")
	synthetic.Synthetic = true
	off := source(longear.KindRSS, "/off")
	off.Enabled = new(bool)
	report := w.once(t, source(longear.KindRSS, "/frozen"), source(longear.KindRSS, "/html"), source(longear.KindRSS, "/blocked"),
		source(longear.KindRSS, "/down"), source("gopher", "/x"), off)
	want := []State{StateStale, StateFailed, StateBlocked, StateFailed, StateFailed}
	for i, st := range report.Statuses {
		if st.State != want[i] || st.Reason == "" {
			t.Errorf("%d: got %s (%s), want %s", i, st.State, st.Reason, want[i])
		}
	}
	if len(report.Statuses) != len(want) || len(w.statuses) != len(want) {
		t.Errorf("got %d statuses, %d kept", len(report.Statuses), len(w.statuses))
	}
	if st := w.once(t, synthetic).Statuses[0]; st.State != StateOK {
		t.Errorf("the sample world is called %s", st.State)
	}
}

// TestStaleAndCutShort keeps both reasons: coverage needs the second.
func TestStaleAndCutShort(t *testing.T) {
	p := &poll{Crawler: &Crawler{}, at: start, cut: "more pages", next: Checkpoint{Newest: start.Add(-200 * 24 * time.Hour)}}
	st := p.status()
	if st.State != StateStale || !st.Truncated || !strings.HasPrefix(st.Reason, "the newest item is ") || !strings.HasSuffix(st.Reason, "; more pages") {
		t.Errorf("got %+v", st)
	}
}

func TestOnceReportsProgress(t *testing.T) {
	var events []Event
	w := newWorld(t, func(o *Options) { o.Progress = func(e Event) { events = append(events, e) } })
	w.once(t, source(longear.KindRSS, "/a"), source(longear.KindRSS, "/b"), source(longear.KindRSS, "/c"))
	if len(events) != 3 || events[2].Done != 3 || events[2].Total != 3 {
		t.Errorf("got %+v", events)
	}
}

func TestTextIsBounded(t *testing.T) {
	w := newWorld(t, nil)
	w.set("/rss", rss(entry("/a/1", "Huge", strings.Repeat("Слово ", 100_000), "")))
	expectTotals(t, w.once(t, source(longear.KindRSS, "/rss")), 1, 0, 0)
	if p := w.posts()[0]; len(p.Text) > longear.MaxTextBytes || !strings.HasSuffix(p.Text, "[…]") {
		t.Errorf("got %d bytes", len(p.Text))
	}
}

func TestArticlesPerPollAreBounded(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.MaxArticles = 2 })
	var items []string
	for i := range 5 {
		path := fmt.Sprintf("/a/%d", i)
		items = append(items, entry(path, "x", "Коротко", ""))
		w.set(path, article("x", long))
	}
	w.set("/rss", rss(items...))
	s := source(longear.KindRSS, "/rss")
	r := w.once(t, s)
	expectTotals(t, r, 2, 0, 0)
	if !r.Statuses[0].Truncated || r.Statuses[0].Reason == "" {
		t.Errorf("got %+v", r.Statuses[0])
	}
	expectTotals(t, w.once(t, s), 2, 2, 0)
	expectTotals(t, w.once(t, s), 1, 4, 0)
}

func TestNewRefusesMissingParts(t *testing.T) {
	if _, err := New(Options{}); err == nil {
		t.Error("no error")
	}
}
