package cue

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/lang/fold"
)

func TestAppend(t *testing.T) {
	tests := []struct {
		lang longear.Lang
		text string
		want []string
	}{
		{"ru", "По данным Минобороны, потерь нет", []string{"attribution:по данным"}},
		{"ru", "Минздрав опровергло слухи о вакцине", []string{"denial:опровергло", "hearsay:слухи"}},
		{"ru", "Якобы закроют границу! Срочно перешлите всем", []string{"hearsay:якобы", "urgency:срочно", "urgency:перешлите"}},
		{"ru", "Правда ли, что поднимут налог?", []string{"question:правда ли, что", "question:?"}},
		{"ru", "молодые люди", nil},
		{"uk", "За словами міністра, це неправда", []string{"attribution:за словами", "denial:неправда"}},
		{"kk", "Министрлік жалған ақпаратты жоққа шығарды, деп хабарлайды Казинформ", []string{"denial:жалған", "denial:жоққа шығарды", "attribution:деп хабарлайды"}},
		{"kk", "Шұғыл! Банктер жабылады-мыс", []string{"urgency:шұғыл", "hearsay:мыс"}},
		{"kk", "Бул жалган акпарат, министрлик жокка шыгарды", []string{"denial:жалган", "denial:жокка шыгарды"}},
		{"zh", "据报道，网传消息不实，官方已辟谣", []string{"attribution:据报道", "hearsay:网传", "denial:不实", "denial:辟谣"}},
		{"zh", "緊急擴散！這是真的嗎？", []string{"urgency:紧急", "urgency:扩散", "question:是真的吗", "question:?"}},
		{"en", "Officials denied the rumours, according to Reuters", []string{"denial:denied", "hearsay:rumours", "attribution:according to"}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			read := fold.Read(tt.text, tt.lang, "").Text
			var got []string
			for _, c := range Append(nil, read, tt.lang) {
				got = append(got, string(c.Kind)+":"+read[c.From:c.To])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("cues (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzAppend(f *testing.F) {
	f.Add("Якобы? 据", "ru")
	f.Add("据报道吗", "zh")
	f.Fuzz(func(t *testing.T, text, lang string) {
		read := fold.Read(text, longear.Lang(lang), "").Text
		last := 0
		for _, c := range Append(nil, read, longear.Lang(lang)) {
			if c.From < last || c.To <= c.From || c.To > len(read) {
				t.Fatalf("%q: %+v after %d", read, c, last)
			}
			last = c.To
		}
	})
}
