package extract

import (
	"strings"
	"testing"
	"time"

	"longear"
)

// observed is 23 November 2026, 12:00 in Almaty, 15:00 in Shanghai.
var observed = time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)

func source(zone string, langs ...longear.Lang) longear.Source {
	return longear.Source{ID: "test", Zone: zone, Languages: langs}
}

// sources by the short names that the tables use.
func sources() map[string]longear.Source {
	american := source("America/New_York", longear.English)
	american.Country = "US"
	return map[string]longear.Source{
		"almaty": source("Asia/Almaty", longear.Kazakh, longear.Russian), "moscow": source("Europe/Moscow", longear.Russian),
		"shanghai": source("Asia/Shanghai", longear.Chinese), "kyiv": source("Europe/Kyiv", longear.Ukrainian),
		"none": source("", longear.English), "us": american,
	}
}

// dateCase is a date as written, the source that wrote it, and how it must be read.
type dateCase struct{ raw, source, want string }

// machineDates are written by programs: feeds, scripts, attributes.
func machineDates() []dateCase {
	return []dateCase{
		// zones: what feed parsers read silently wrong
		{"Mon, 23 Nov 2026 09:30:00 MSK", "almaty", "2026-11-23T06:30:00Z minute explicit"},
		{"Fri, 01 Mar 2024 12:00:05 ALMT", "moscow", "2024-03-01T07:00:05Z second explicit"},
		{"Thu, 29 Feb 2024 12:00:05 ALMT", "moscow", "2024-02-29T06:00:05Z second explicit"},
		{"Mon, 23 Nov 2026 12:30:00 CST", "shanghai", "2026-11-23T04:30:00Z minute explicit"},
		{"Sun, 22 Nov 2026 12:30:00 CST", "us", "2026-11-22T18:30:00Z minute explicit"},
		{"Mon, 23 Nov 2026 09:30:00 +0500", "moscow", "2026-11-23T04:30:00Z minute explicit"},
		{"Mon, 23 Nov 2026 09:30:00 +5:00", "moscow", "2026-11-23T04:30:00Z minute explicit"},
		{"Mon, 23 Nov 2026 09:30:00 GMT+5", "moscow", "2026-11-23T04:30:00Z minute explicit"},
		{"Mon, 23 Nov 2026 06:30:00 GMT", "almaty", "2026-11-23T06:30:00Z minute explicit"},
		{"Mon, 23 Nov 2026 09:30:00", "almaty", "2026-11-23T04:30:00Z minute source"},
		{"Mon, 23 Nov 2026 06:30:00", "none", "2026-11-23T06:30:00Z minute none"},
		{"Mon, 23 Nov 2026 09:30:00 XYZT", "almaty", "2026-11-23T04:30:00Z minute source"},
		{"23 Nov 26 09:30 MSK", "almaty", "2026-11-23T06:30:00Z minute explicit"},
		{"Пн, 23 ноя 2026 09:30:00 +0300", "moscow", "2026-11-23T06:30:00Z minute explicit"},
		// Almaty moved from +06 to +05 on 1 March 2024
		{"2024-02-29 12:00:01", "almaty", "2024-02-29T06:00:01Z second source"},
		{"2024-03-01 12:00:01", "almaty", "2024-03-01T07:00:01Z second source"},
		// machine formats
		{"Mon, 23 Nov 2026 09:30:07 MSK", "almaty", "2026-11-23T06:30:07Z second explicit"},
		{"2026-11-23T09:30:15+05:00", "moscow", "2026-11-23T04:30:15Z second explicit"},
		{"2026-11-23T04:30:15.123Z", "moscow", "2026-11-23T04:30:15Z second explicit"},
		{"2026-11-23T09:30", "almaty", "2026-11-23T04:30:00Z minute source"},
		{"2026-11-22", "almaty", "2026-11-21T19:00:00Z day source"},
		{"2026-11-22T00:00:00+03:00", "almaty", "2026-11-21T19:00:00Z day explicit"},
		{"1795400000", "almaty", "2026-11-23T02:13:20Z second explicit"},
		{"1795400000123", "almaty", "2026-11-23T02:13:20Z second explicit"},
		{"20261122T093015Z", "almaty", "2026-11-22T09:30:15Z second explicit"},
	}
}

// writtenDates are written for people, or are none.
func writtenDates() []dateCase {
	return []dateCase{
		// words
		{"23 қараша 2026, 10:30", "almaty", "2026-11-23T05:30:00Z minute source"},
		{"2026 жылғы 23 қараша", "almaty", "2026-11-22T19:00:00Z day source"},
		{"2026 жылғы 23 қараша, 10:30", "almaty", "2026-11-23T05:30:00Z minute source"},
		{"2026 ж. 22 қарашада", "almaty", "2026-11-21T19:00:00Z day source"},
		{"22 qarasha 2026", "almaty", "2026-11-21T19:00:00Z day source"},
		{"6 апреля 2024 г. в 14:12", "moscow", "2024-04-06T11:12:00Z minute source"},
		{"23 ноября, 09:30", "moscow", "2026-11-23T06:30:00Z minute source"},
		{"25 декабря", "moscow", "2025-12-24T21:00:00Z day source"},
		{"6 квітня 2024, 14:12", "kyiv", "2024-04-06T11:12:00Z minute source"},
		{"April 6, 2024 2:12 PM", "us", "2024-04-06T18:12:00Z minute source"},
		{"2026年11月23日 10:00", "shanghai", "2026-11-23T02:00:00Z minute source"},
		{"2026年11月23日10时05分", "shanghai", "2026-11-23T02:05:00Z minute source"},
		{"2026年11月22日 下午3:05", "shanghai", "2026-11-22T07:05:00Z minute source"},
		{"二〇二六年十一月二十二日", "shanghai", "2026-11-21T16:00:00Z day source"},
		{"11月23日 10:00", "shanghai", "2026-11-23T02:00:00Z minute source"},
		{"12月25日", "shanghai", "2025-12-24T16:00:00Z day source"},
		{"11-23 10:00", "shanghai", "2026-11-23T02:00:00Z minute source"},
		{"北京时间 2026-11-23 10:00", "almaty", "2026-11-23T02:00:00Z minute explicit"},
		{"发布时间：2026/11/23 10:00:05", "shanghai", "2026-11-23T02:00:05Z second source"},
		{"10:05 МСК, 23.11.2026", "almaty", "2026-11-23T07:05:00Z minute explicit"},
		// the order of bare numbers
		{"03.05.2026", "almaty", "2026-05-02T19:00:00Z day source"},
		{"03/05/2026", "moscow", "2026-05-02T21:00:00Z day source"},
		{"03/05/2026", "us", "2026-03-05T05:00:00Z day source"},
		{"03/05/2026", "shanghai", "none"},
		{"25/05/2026", "shanghai", "2026-05-24T16:00:00Z day source"},
		// relative
		{"昨天 10:00", "shanghai", "2026-11-22T02:00:00Z minute source"},
		{"昨日", "shanghai", "2026-11-21T16:00:00Z day source"},
		{"前天", "shanghai", "2026-11-20T16:00:00Z day source"},
		{"今天 09:05", "shanghai", "2026-11-23T01:05:00Z minute source"},
		{"刚刚", "shanghai", "2026-11-23T07:00:00Z minute source"},
		{"5分钟前", "shanghai", "2026-11-23T06:55:00Z minute source"},
		{"半小时前", "shanghai", "2026-11-23T06:30:00Z minute source"},
		{"3小时前", "shanghai", "2026-11-22T16:00:00Z day source"},
		{"кеше 14:05", "almaty", "2026-11-22T09:05:00Z minute source"},
		{"бүгін, 10:15", "almaty", "2026-11-23T05:15:00Z minute source"},
		{"алдыңғы күні", "almaty", "2026-11-20T19:00:00Z day source"},
		{"5 минут бұрын", "almaty", "2026-11-23T06:55:00Z minute source"},
		{"2 сағат бұрын", "almaty", "2026-11-22T19:00:00Z day source"},
		{"3 часа назад", "moscow", "2026-11-22T21:00:00Z day source"},
		{"полчаса назад", "moscow", "2026-11-23T06:30:00Z minute source"},
		{"вчера в 18:20", "moscow", "2026-11-22T15:20:00Z minute source"},
		{"учора о 18:20", "kyiv", "2026-11-22T16:20:00Z minute source"},
		{"2 години тому", "kyiv", "2026-11-22T22:00:00Z day source"},
		{"yesterday at 18:20", "none", "2026-11-22T18:20:00Z minute none"},
		{"09:15", "moscow", "2026-11-23T06:15:00Z minute source"},
		{"22:15", "moscow", "2026-11-22T19:15:00Z minute source"},
		// refused
		{"2027-01-01T00:00:00Z", "almaty", "none"},
		{"Mon, 23 Nov 2026 18:00:00 +0500", "almaty", "none"},
		{"1970-01-01T00:00:00Z", "almaty", "none"},
		{"0001-01-01T00:00:00Z", "almaty", "none"},
		{"2026-02-30", "almaty", "none"},
		{"", "almaty", "none"},
		{"Просмотры: 1234", "almaty", "none"},
		{"8 миллионов человек", "almaty", "none"},
	}
}

func TestReadDate(t *testing.T) {
	tests := append(machineDates(), writtenDates()...)
	x, all := New(), sources()
	for _, test := range tests {
		t.Run(test.raw+"/"+test.source, func(t *testing.T) {
			claim := x.ReadDate(test.raw, all[test.source], observed)
			got := strings.TrimSpace(claim.At.Format(time.RFC3339) + " " + string(claim.Precision) + " " + claim.Zone)
			if claim.Precision == longear.None {
				got = "none"
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			if claim.Raw != test.raw {
				t.Errorf("raw: got %q, want %q", claim.Raw, test.raw)
			}
		})
	}
}

func FuzzReadDate(f *testing.F) {
	for _, raw := range []string{"2026 жылғы 23 қараша", "11月23日 10:00", "昨日", "Mon, 23 Nov 2026 09:30:00 +5:00", "1795400000", "十十年十月"} {
		f.Add(raw)
	}
	x, s := New(), source("Asia/Almaty", longear.Kazakh)
	f.Fuzz(func(t *testing.T, raw string) {
		claim := x.ReadDate(raw, s, observed)
		if claim.At.After(observed.Add(longear.FutureSlack)) {
			t.Errorf("%q is read as the future: %s", raw, claim.At)
		}
		if claim.At.IsZero() != (claim.Precision == longear.None) {
			t.Errorf("%q: time %s with precision %s", raw, claim.At, claim.Precision)
		}
	})
}
