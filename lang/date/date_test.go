package date

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/lang/fold"
)

func TestAppend(t *testing.T) {
	almaty, err := Zone("Asia/Almaty")
	if err != nil {
		t.Fatal(err)
	}
	ref := Reference{Now: time.Date(2026, 11, 24, 12, 30, 0, 0, almaty), Zone: almaty}
	tests := []struct {
		lang longear.Lang
		text string
		want []string // "from/to" in the zone
	}{
		{"ru", "10 апреля 2024 года в Астане", []string{"2024-04-10T00:00/2024-04-11T00:00"}},
		{"ru", "встреча прошла 23 ноября", []string{"2026-11-23T00:00/2026-11-24T00:00"}},
		{"ru", "вчера, в 14:05", []string{"2026-11-23T14:05/2026-11-23T14:06"}},
		{"ru", "3 часа назад", []string{"2026-11-24T09:00/2026-11-24T10:00"}},
		{"ru", "полчаса назад", []string{"2026-11-24T12:00/2026-11-24T12:01"}},
		{"ru", "в 2024 году", []string{"2024-01-01T00:00/2025-01-01T00:00"}},
		{"ru", "10.04.2024", []string{"2024-04-10T00:00/2024-04-11T00:00"}},
		{"ru", "31 февраля 2024", []string{"2024-02-01T00:00/2024-03-01T00:00"}},
		{"uk", "10 квітня 2024 року", []string{"2024-04-10T00:00/2024-04-11T00:00"}},
		{"uk", "учора", []string{"2026-11-23T00:00/2026-11-24T00:00"}},
		{"kk", "2026 жылғы 23 қараша", []string{"2026-11-23T00:00/2026-11-24T00:00"}},
		{"kk", "23 қараша 2026, 15:30", []string{"2026-11-23T15:30/2026-11-23T15:31"}},
		{"kk", "кеше 14:05", []string{"2026-11-23T14:05/2026-11-23T14:06"}},
		{"kk", "бүгін, 10:15", []string{"2026-11-24T10:15/2026-11-24T10:16"}},
		{"kk", "алдыңғы күні", []string{"2026-11-22T00:00/2026-11-23T00:00"}},
		{"kk", "5 минут бұрын", []string{"2026-11-24T12:25/2026-11-24T12:26"}},
		{"kk", "2 сағат бұрын", []string{"2026-11-24T10:00/2026-11-24T11:00"}},
		{"kk", "2024 жылы", []string{"2024-01-01T00:00/2025-01-01T00:00"}},
		{"kk", "10 сәуірде", []string{"2026-04-10T00:00/2026-04-11T00:00"}},
		{"kk", "10 сауирде", []string{"2026-04-10T00:00/2026-04-11T00:00"}},
		{"kk", "бугин, 10:15", []string{"2026-11-24T10:15/2026-11-24T10:16"}},
		{"zh", "2026年11月23日 10:00", []string{"2026-11-23T10:00/2026-11-23T10:01"}},
		{"zh", "11月23日 10:00", []string{"2026-11-23T10:00/2026-11-23T10:01"}},
		{"zh", "11-23 10:00", []string{"2026-11-23T10:00/2026-11-23T10:01"}},
		{"zh", "昨日", []string{"2026-11-23T00:00/2026-11-24T00:00"}},
		{"zh", "昨天 10:00", []string{"2026-11-23T10:00/2026-11-23T10:01"}},
		{"zh", "刚刚", []string{"2026-11-24T12:29/2026-11-24T12:30"}},
		{"zh", "5分钟前", []string{"2026-11-24T12:25/2026-11-24T12:26"}},
		{"zh", "半小时前", []string{"2026-11-24T12:00/2026-11-24T12:01"}},
		{"zh", "二〇二四年四月十日", []string{"2024-04-10T00:00/2024-04-11T00:00"}},
		{"zh", "2024年4月", []string{"2024-04-01T00:00/2024-05-01T00:00"}},
		{"en", "April 10, 2024", []string{"2024-04-10T00:00/2024-04-11T00:00"}},
		{"en", "on 10 April 2024 at 9:00", []string{"2024-04-10T09:00/2024-04-10T09:01"}},
		{"en", "two men, yesterday", []string{"2026-11-23T00:00/2026-11-24T00:00"}},
		{"en", "03/05/2026", nil},
		{"en", "03/25/2026", []string{"2026-03-25T00:00/2026-03-26T00:00"}},
		{"en", "2024-04-10", []string{"2024-04-10T00:00/2024-04-11T00:00"}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			var got []string
			for _, d := range Append(nil, fold.Read(tt.text, tt.lang, "").Text, tt.lang, ref) {
				const f = "2006-01-02T15:04"
				got = append(got, d.From.Format(f)+"/"+d.To.Format(f))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("dates (-want +got):\n%s", diff)
			}
		})
	}
}

// TestZone holds the offsets of Kazakhstan around its change to one time zone.
func TestZone(t *testing.T) {
	tests := []struct {
		zone, day string
		hours     int
	}{
		{"Asia/Almaty", "2024-02-29", 6},
		{"Asia/Almaty", "2024-03-01", 5},
		{"Asia/Qostanay", "2024-02-29", 6},
		{"Asia/Qostanay", "2024-03-01", 5},
		{"Asia/Qyzylorda", "2018-12-20", 6},
		{"Asia/Qyzylorda", "2018-12-22", 5},
		{"Asia/Aqtau", "2024-02-29", 5},
		{"Asia/Oral", "2024-03-01", 5},
		{"Asia/Shanghai", "2024-03-01", 8},
		{"Asia/Urumqi", "2024-03-01", 6},
		{"Europe/Moscow", "2024-03-01", 3},
	}
	for _, tt := range tests {
		z, err := Zone(tt.zone)
		if err != nil {
			t.Fatal(err)
		}
		noon, err := time.ParseInLocation("2006-01-02 15", tt.day+" 12", z)
		if err != nil {
			t.Fatal(err)
		}
		if _, offset := noon.Zone(); offset != tt.hours*3600 {
			t.Errorf("%s on %s is %+d h, want %+d", tt.zone, tt.day, offset/3600, tt.hours)
		}
	}
	if _, err := Zone("Asia/Nowhere"); longear.KindOf(err) != longear.KindInvalid {
		t.Errorf("Zone(Asia/Nowhere) gives %v, want an invalid", err)
	}
}

func FuzzAppend(f *testing.F) {
	for _, s := range []string{"10 апреля 2024", "2024年4月10", "11-23 10:", "назад", "полчаса", "十十十年"} {
		f.Add(s, "zh")
		f.Add(s, "ru")
		f.Add(s, "kk")
	}
	ref := Reference{Now: time.Date(2026, 11, 24, 12, 30, 0, 0, time.UTC)}
	f.Fuzz(func(t *testing.T, text, lang string) {
		read := fold.Read(text, longear.Lang(lang), "").Text
		last := 0
		for _, d := range Append(nil, read, longear.Lang(lang), ref) {
			if d.Start < last || d.End <= d.Start || d.End > len(read) || !d.From.Before(d.To) {
				t.Fatalf("%q: %+v after %d", read, d, last)
			}
			last = d.End
		}
	})
}
