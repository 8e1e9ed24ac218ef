package detect

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
)

func TestDetect(t *testing.T) {
	tests := []struct {
		name   string
		text   string
		lang   longear.Lang
		script longear.Script
	}{
		{"nothing", "", "und", longear.Unknown},
		{"signs only", "12:30 — 5 %!", "und", longear.Unknown},
		{"Russian", "Сегодня в столице прошло заседание правительства", "ru", "Cyrl"},
		{"Ukrainian", "Сьогодні у столиці відбулося засідання уряду", "uk", "Cyrl"},
		{"Belarusian", "Сёння ў сталіцы адбылося пасяджэнне ўрада", "be", "Cyrl"},
		{"Kazakh", "Бүгін елордада үкімет отырысы өтті", "kk", "Cyrl"},
		{"Kazakh without its letters", "Мен бугин базарга барып, картоп пен пияз сатып алдым", "kk", "Cyrl"},
		{"colloquial Kazakh", "керемет зат екен, рахмет сатушыга, доставка тез келди", "kk", "Cyrl"},
		{"Kazakh 2021", "Bügın astanada ükımet otyrysy öttı", "kk", "Latn"},
		{"Kazakh ASCII", "bugin uide otyrmyn, jumysqa barmadym", "kk", "Latn"},
		{"Töte", "بۇگىن استانادا ۇكىمەت وتىرىسى ٴوتتى", "kk", "Arab"},
		{"Uyghur", "بۈگۈن پايتەختتە ھۆكۈمەت يىغىنى ئۆتكۈزۈلدى", "ug", "Arab"},
		{"Kyrgyz", "Бүгүн борбор шаарда өкмөттүн жыйыны болуп өттү", "ky", "Cyrl"},
		{"Tatar", "Бүген башкалада хөкүмәт утырышы булып узды", "tt", "Cyrl"},
		{"Bashkir", "Бөгөн баш ҡалала хөкүмәт ултырышы булды", "ba", "Cyrl"},
		{"Tajik", "Имрӯз дар пойтахт ҷаласаи ҳукумат баргузор шуд", "tg", "Cyrl"},
		{"Uzbek", "Бугун пойтахтда ҳукумат йиғилиши бўлиб ўтди", "uz", "Cyrl"},
		{"Uzbek Latin", "Bugun poytaxtda hukumat yig'ilishi bo'lib o'tdi", "uz", "Latn"},
		{"Mongolian", "Өнөөдөр нийслэлд засгийн газрын хуралдаан боллоо", "mn", "Cyrl"},
		{"Simplified", "今天首都举行了政府会议", "zh", "Hans"},
		{"Traditional", "今天首都舉行了政府會議", "zh", "Hant"},
		{"Japanese", "今日、首都で政府の会議が行われた", "ja", "Jpan"},
		{"Japanese without kana", "東京駅前図書館営業時間変更", "ja", "Jpan"},
		{"Korean", "오늘 수도에서 정부 회의가 열렸다", "ko", "Kore"},
		{"English", "The government met in the capital today", "en", "Latn"},
		{"Turkish", "Bugün başkentte hükümet toplantısı yapıldı", "tr", "Latn"},
		{"Georgian", "დღეს დედაქალაქში მთავრობის სხდომა გაიმართა", "ka", "Geor"},
	}
	d := New(Options{})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := d.Detect(tt.text)
			if got.Lang != tt.lang || got.Script != tt.script {
				t.Errorf("Detect(%q) = %s %s (%.2f), want %s %s", tt.text, got.Lang, got.Script, got.Confidence, tt.lang, tt.script)
			}
		})
	}
}

func TestDetectHint(t *testing.T) {
	d := New(Options{})
	text := "Алматы метро"
	other, hinted := d.Detect(text, "ru"), d.Detect(text, "kk")
	if hinted.Lang != longear.Kazakh || other.Confidence >= hinted.Confidence {
		t.Errorf("Detect(%q) = %+v with kk, %+v with ru", text, hinted, other)
	}
}

func TestDetectMixed(t *testing.T) {
	got := New(Options{}).Detect("Бүгін елордада үкімет отырысы өтті, ал кейін министрлер журналистерге жауап берді. " +
		"Правительство обещало снизить цены до конца года")
	if got.Lang != longear.Kazakh {
		t.Errorf("Lang = %s, want kk", got.Lang)
	}
	var langs []longear.Lang
	for _, s := range got.Mixed {
		langs = append(langs, s.Lang)
	}
	if diff := cmp.Diff([]longear.Lang{"kk", "ru"}, langs); diff != "" {
		t.Errorf("Mixed (-want +got):\n%s", diff)
	}
}

func TestDetectUnd(t *testing.T) {
	got := New(Options{MinConfidence: .999}).Detect("Да")
	if got.Lang != longear.Undefined || got.Script != longear.Cyrl {
		t.Errorf("Detect = %+v, want und in Cyrl", got)
	}
}

func FuzzDetect(f *testing.F) {
	for _, t := range benchTexts {
		f.Add(t)
	}
	f.Add("\xff\xfeа\u0301'’ё''")
	d := New(Options{})
	f.Fuzz(func(t *testing.T, text string) {
		got := d.Detect(text)
		if got.Confidence < 0 || got.Confidence > 1 {
			t.Errorf("confidence %v", got.Confidence)
		}
		if again := d.Detect(strings.Clone(text)); again.Lang != got.Lang {
			t.Errorf("%s, then %s", got.Lang, again.Lang)
		}
	})
}
