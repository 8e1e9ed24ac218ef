package match

import (
	"testing"

	"longear"
)

// TestLetters holds what the letters of the original say about names that are words as well.
func TestLetters(t *testing.T) {
	words := []Entry{word("w", "ru", "мирный"), word("w", "ru", "надежда"), word("w", "kk", "арман"), word("w", "uk", "зсу"), word("w", "en", "may")}
	names := Doubt([]Entry{
		name("mirny", "ru", "Мирный"),
		{ID: "nadezhda", Lang: "ru", Form: "Надежда", Name: true, Ambiguous: true},
		name("arman", "kk", "Арман"), name("zsu", "uk", "ЗСУ"), name("usa", "en", "US"), name("who", "en", "WHO"), name("moscow", "ru", "Москва"),
		name("kaznu", "ru", "КазНУ"), name("tiktok", "ru", "ТикТок"),
	}, words)
	m := New(append(FunctionWords(), names...))
	for _, test := range []struct {
		lang, text, want string
	}{
		{"ru", "В городе Мирный идёт снег", "Мирный=mirny"},
		{"ru", "Это мирный договор Москвы", "Москвы=moscow"},
		{"ru", "Мирный договор подписан", "Мирный=mirny~"},
		{"ru", "Новости. Мирный договор подписан", "Мирный=mirny~"},
		{"ru", "Газета «Мирный труд»", "Мирный=mirny~"},
		{"ru", "ДОГОВОР МИРНЫЙ ПОДПИСАН", "МИРНЫЙ=mirny~"},
		{"ru", "договор мирный подписан", "мирный=mirny~"},
		{"ru", "Вчера Надежда сказала", "Надежда=nadezhda~"},
		{"ru", "Есть надежда на мир", ""},
		{"kk", "Кеше Арман келді", "Арман=arman"},
		{"kk", "Бұл менің арманым", ""},
		{"ru", "Студенты КазНУ и КазНУ-шные споры", "КазНУ=kaznu КазНУ=kaznu"},
		{"ru", "Деньги ушли в казну", ""},
		{"ru", "Казну пополнили", ""},
		{"ru", "СТУДЕНТЫ КАЗНУ БАСТУЮТ", "КАЗНУ=kaznu~"},
		{"ru", "Видео в тиктоке", "тиктоке=tiktok"},
		{"uk", "Сили ЗСУ відступили", "ЗСУ=zsu"},
		{"uk", "Сили зсу відступили", ""},
		{"en", "The US and us, says WHO", "US=usa WHO=who"},
		{"en", "TELL US WHO DID IT", ""},
	} {
		if got := show(test.text, m.Match(text(test.text, longear.Lang(test.lang)))); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}
