package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"longear"
	"longear/web/internal/sample"
)

func TestSheetOnThePage(t *testing.T) {
	doc := open(t, newServer(t, nil), talksPath())
	for _, want := range []string{
		"Wire copy? yes 10 of 18 posts are one text, in 9 sources: known distinct owners 3, owner unknown 6",
		"2 of 18 texts carry the credit of a news agency: 路透社 2",
		"One owner? no known distinct owners 2 of 15 sources; owner unknown 8",
		"One platform? no web 9, Weibo 9",
		"Scheduled event? yes 1 of 2 events between 5 Apr 2024 and 9 Apr 2024 share names or words with the posts",
		"“Встреча министров НАТО в Брюсселе”, 5 Apr 2024: shares НАТО, Министр (events.yaml:12)",
		"12 events in the calendars; 1 entry could not be read",
		"Our own outage? yes 8 of 10 sources collected throughout, 1 with gaps that were not read back",
		"collection of 2 sources began later",
		"4 sources of this narrative are not collected by us",
		"Канал С: 10 Apr 2024 07:00 – 10 Apr 2024 21:00 · failed: 503",
		"not polled · read back afterwards",
		"Named source held? yes 7 of 18 texts say whom they have it from; 2 of them name nobody that we know",
		"“据外媒报道” (media abroad, in 1 post): none found among 3 sources searched. Searched: 321 posts since 24 Mar 2024, sources collected throughout 2, with gaps 1, never collected 1",
		"“со ссылкой на «Дала хабары»” (Дала хабары, in 1 post): earlier post held, Дала хабары, 7 Apr 2024 10:00, in this narrative",
		"2 posts that deny it are left out of these numbers.",
	} {
		wantText(t, doc, ".sheet", want)
	}
	first, ok := doc.Find(".sheet li a").First().Attr("href")
	if !ok || doc.Find(`.sighting[id="`+strings.TrimPrefix(first, "#")+`"]`).Length() != 1 {
		t.Errorf("evidence leads to %q, which is not on the page", first)
	}
}

func TestSheetThatWasNotCheckedSaysSo(t *testing.T) {
	doc := open(t, newServer(t, nil), "/n/"+string(sample.NarrativeID("sugar")))
	for _, want := range []string{"Scheduled event? not checked no calendar of events is set up", "Our own outage? not checked no source is collected by us"} {
		wantText(t, doc, ".sheet", want)
	}
	none := open(t, newServer(t, func(o *Options) { o.Sheets = nil }), talksPath())
	if none.Find(".sheet").Length() != 0 {
		t.Error("a server without sheets shows one")
	}
}

func TestSheetOfTheAPI(t *testing.T) {
	s := newServer(t, nil)
	var got longear.Sheet
	w := do(s, "/api/v1/narratives/"+string(sample.NarrativeID("talks"))+"/sheet")
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK {
		t.Fatalf("status %d: %v", w.Code, err)
	}
	if got.Wire.Answer != longear.Yes || got.Credits.Credits[0].Looked != 321 {
		t.Errorf("got %+v", got)
	}
	old := do(s, "/api/v1/narratives/"+string(sample.NarrativeID("talks-old"))+"/sheet")
	if want := "/api/v1/narratives/" + string(sample.NarrativeID("talks")) + "/sheet"; old.Code != http.StatusMovedPermanently || old.Header().Get("Location") != want {
		t.Errorf("a merged id: status %d to %q", old.Code, old.Header().Get("Location"))
	}
	if w := do(s, "/api/v1/narratives/n-none/sheet"); w.Code != http.StatusNotFound {
		t.Errorf("an unknown id: status %d", w.Code)
	}
}
