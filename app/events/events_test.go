package events_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/app/events"
)

func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func span(t *testing.T, from, to string) longear.Interval {
	t.Helper()
	var out longear.Interval
	for at, s := range map[*time.Time]string{&out.Lo: from, &out.Hi: to} {
		var err error
		if *at, err = time.Parse(time.DateOnly, s); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// show prints events: the day and hour of start and end in UTC, the title, and where it stands.
func show(all []events.Event) []string {
	var out []string
	for _, e := range all {
		out = append(out, e.Start.UTC().Format("01-02 15:04")+" … "+e.End.UTC().Format("01-02 15:04")+" "+e.Title+" "+e.From())
	}
	return out
}

func faults(c events.Calendar) []string {
	var out []string
	for _, f := range c.Faults {
		out = append(out, strings.TrimPrefix(f.Error(), filepath.Dir(f.File)+"/"))
	}
	return out
}

const yaml = `# what is on
events:
  - title: Саммит тюркских государств
    start: 2024-04-05
    end: 2024-04-06
    places: [Astana]
    words: [ОТГ]
  - title: {ru: Учения у границы, zh: 边境演习}
    start: 2024-04-08 10:00
    tz: Asia/Shanghai
  - title: Press conference
    start: 2024-04-08T09:00:00+05:00
    end: 2024-04-08T10:00:00+05:00
  - title: Nothing is said about when
  - title: Backwards
    start: 2024-04-08
    end: 2024-04-01
  - start: 2024-04-08
  - title: Tomorrow
    start: tomorrow
  - title: Colour
    start: 2024-04-08
    colour: red
`

func TestYAML(t *testing.T) {
	c, err := events.Load([]string{file(t, "events.yaml", yaml)}, time.FixedZone("", 5*60*60))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"04-04 19:00 … 04-06 19:00 Саммит тюркских государств events.yaml:3",
		"04-08 02:00 … 04-08 02:00 Учения у границы · 边境演习 events.yaml:8",
		"04-08 04:00 … 04-08 05:00 Press conference events.yaml:11",
	}
	all := c.Between(span(t, "2024-04-01", "2024-04-30"))
	if diff := cmp.Diff(want, show(all)); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([][]string{{"Astana"}, {"ОТГ"}}, [][]string{all[0].Places, all[0].Words}); diff != "" {
		t.Errorf("places and words (-want +got):\n%s", diff)
	}
	wantFaults := []string{
		"events.yaml:14: events[3].start: is required",
		"events.yaml:17: events[4].end: lies before the start",
		"events.yaml:18: events[5].title: is required",
		`events.yaml:20: events[6].start: a day (2024-04-05), a time (2024-04-05 10:00) or RFC 3339 is expected (got "tomorrow")`,
		`events.yaml:23: events[7]: unknown field "colour"`,
	}
	if diff := cmp.Diff(wantFaults, faults(c)); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

const calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" +
	"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A long title that is\r\n  folded\\, once\r\nDTSTART;TZID=Asia/Almaty:20240405T100000\r\nDURATION:PT2H\r\nLOCATION:Astana\r\n" +
	"BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Briefing\r\nDTSTART:20240101T060000Z\r\nDTEND:20240101T070000Z\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE\r\nEXDATE:20240408T060000Z\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:2\r\nRECURRENCE-ID:20240410T060000Z\r\nSUMMARY:Briefing, moved\r\nDTSTART:20240411T060000Z\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Holiday\r\nDTSTART;VALUE=DATE:20240409\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:4\r\nSUMMARY:Called off\r\nDTSTART;VALUE=DATE:20240409\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:5\r\nSUMMARY:Each minute\r\nDTSTART:20240409T000000Z\r\nRRULE:FREQ=MINUTELY\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:6\r\nSUMMARY:Somewhere\r\nDTSTART;TZID=Moon/Base:20240409T000000\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:7\r\nSUMMARY\r\nDTSTART:20240409T000000Z\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:8\r\nSUMMARY:Broken rule\r\nDTSTART:20240409T000000Z\r\nRRULE:FREQ=SOMETIMES\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:9\r\nSUMMARY:Never\r\nDTSTART:20240409T000000Z\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\nEND:VEVENT\r\n" +
	"BEGIN:VTODO\r\nSUMMARY:Not an event\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"

func TestICS(t *testing.T) {
	c, err := events.Load([]string{file(t, "team.ics", calendar)}, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"04-03 06:00 … 04-03 07:00 Briefing team.ics:14",
		"04-05 05:00 … 04-05 07:00 A long title that is folded, once team.ics:3",
		"04-09 00:00 … 04-10 00:00 Holiday team.ics:28",
		"04-11 06:00 … 04-11 06:00 Briefing, moved team.ics:22",
	}
	if diff := cmp.Diff(want, show(c.Between(span(t, "2024-04-02", "2024-04-12")))); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	wantFaults := []string{
		"team.ics:43: RRULE: FREQ=MINUTELY: an event repeats daily at most",
		`team.ics:48: DTSTART: TZID is no IANA time zone (got "Moon/Base")`,
		"team.ics:52: VEVENT: NAME;PARAMETERS:VALUE is expected",
		"team.ics:59: RRULE: undefined frequency: SOMETIMES",
		"team.ics:65: RRULE: no day fits this rule",
	}
	if diff := cmp.Diff(wantFaults, faults(c)); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

func TestNoCalendar(t *testing.T) {
	for name, text := range map[string]string{
		"events.yaml": "event:\n  - title: x\n", "list.yaml": "- title: x\n", "broken.yaml": "events: [\n", "text.ics": "hello\n", "notes.txt": "events: []\n",
	} {
		path := file(t, name, text)
		if _, err := events.Load([]string{path}, time.UTC); longear.KindOf(err) != longear.KindInvalid || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: got %v, want an error of kind invalid that names the file", name, err)
		}
	}
	if _, err := events.Load([]string{"no/such.ics"}, time.UTC); longear.KindOf(err) != longear.KindInvalid {
		t.Errorf("a file that is not there: %v", err)
	}
}

func FuzzICS(f *testing.F) {
	f.Add(calendar)
	f.Add("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;X=\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := events.Load([]string{file(t, "x.ics", text)}, time.UTC)
		if err == nil {
			c.Between(span(t, "2024-04-02", "2024-04-12"))
		}
	})
}
