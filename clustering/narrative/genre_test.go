package narrative

import (
	"testing"

	"longear"
	"longear/lang"
	"longear/lang/lexicon"
	"longear/lang/lexicon/vocab"
)

// TestGenre reads texts that are short enough to be nothing but a form, and claims that only touch one.
func TestGenre(t *testing.T) {
	words, err := vocab.Open(vocab.Options{})
	if err != nil {
		t.Fatal(err)
	}
	analyzer := lang.NewAnalyzer(words.Options())
	for _, test := range []struct {
		text string
		want genre
	}{
		{"Курс доллара на 9 мая: 441,30 тенге", rates},
		{"5月9日人民币对坚戈汇率：1元兑60.12坚戈", rates},
		{"Ертең Талдықорғанда қар жауады, 3 градус", weather},
		{"ەرتەڭ تالدىقورعاندا قار جاۋادى، 3 گرادۋس", weather},
		{"Завтра в Костанае без осадков, ветер 7 м/с", weather},
		{"Доллар по 900 тенге уже в июне: обменники закроют, банки готовят списки, власти скрывают это от народа", noGenre},
		{"Из-за сильного снега закрыли школу, 14 детей остались на трассе, спасателей нет второй день, акимат молчит", noGenre},
	} {
		doc := analyzer.Prepare(longear.Post{Text: test.text})
		if got := genreOf(doc.Analysis); got != test.want {
			t.Errorf("%q: got genre %d, want %d", test.text, got, test.want)
		}
	}
}

// TestGenreWordsAreWritten holds that concepts are named as analyses write them; a member of a family is never seen.
func TestGenreWordsAreWritten(t *testing.T) {
	l, err := lexicon.New(lexicon.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []genre{weather, rates, quake, match} {
		for _, id := range genreWords(g) {
			if l.Row(id) == nil || l.WrittenAs(id) != id {
				t.Errorf("%s is no concept that analyses write (%q)", id, l.WrittenAs(id))
			}
		}
	}
}
