package number

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
		want []Number
	}{
		{"ru", "12 тыс. военных", []Number{{Value: 12000, High: 12000, Unit: "person"}}},
		{"ru", "рост на 3,5 %", []Number{{Value: 3.5, High: 3.5, Unit: "percent"}}},
		{"ru", "1 250 000 тенге", []Number{{Value: 1250000, High: 1250000, Unit: "money:KZT"}}},
		{"ru", "1,2 млрд долларов", []Number{{Value: 1.2e9, High: 1.2e9, Unit: "money:USD"}}},
		{"ru", "5–7 тысяч человек", []Number{{Value: 5000, High: 7000, Unit: "person"}}},
		{"ru", "в 10:15 пришли трое", []Number{{Value: 3, High: 3}}},
		{"ru", "двадцать пять тысяч рублей", []Number{{Value: 25000, High: 25000, Unit: "money:RUB"}}},
		{"ru", "$5 млн", []Number{{Value: 5e6, High: 5e6, Unit: "money:USD"}}},
		{"ru", "один из них", nil},
		{"ru", "сто двадцать километров", []Number{{Value: 120, High: 120, Unit: "km"}}},
		{"kk", "12 мыңнан астам адам", []Number{{Value: 12000, High: 12000}}},
		{"kk", "он екі мың теңге", []Number{{Value: 12000, High: 12000, Unit: "money:KZT"}}},
		{"kk", "екі жүз елу адам", []Number{{Value: 250, High: 250, Unit: "person"}}},
		{"kk", "еки жуз елу адам", []Number{{Value: 250, High: 250, Unit: "person"}}},
		{"kk", "30 пайызға өсті", []Number{{Value: 30, High: 30, Unit: "percent"}}},
		{"uk", "троє осіб", []Number{{Value: 3, High: 3, Unit: "person"}}},
		{"uk", "2,5 мільйона гривень", []Number{{Value: 2.5e6, High: 2.5e6, Unit: "money:UAH"}}},
		{"en", "twelve people", []Number{{Value: 12, High: 12, Unit: "person"}}},
		{"en", "12,000 troops and 3.5 percent", []Number{{Value: 12000, High: 12000, Unit: "person"}, {Value: 3.5, High: 3.5, Unit: "percent"}}},
		{"en", "two hundred and", []Number{{Value: 200, High: 200}}},
		{"en", "$1.5 billion", []Number{{Value: 1.5e9, High: 1.5e9, Unit: "money:USD"}}},
		{"zh", "超过一万二千名军人", []Number{{Value: 12000, High: 12000, Unit: "person"}}},
		{"zh", "1.2万人", []Number{{Value: 12000, High: 12000, Unit: "person"}}},
		{"zh", "三百辆坦克", []Number{{Value: 300, High: 300, Unit: "vehicle"}}},
		{"zh", "百分之三十", []Number{{Value: 30, High: 30, Unit: "percent"}}},
		{"zh", "20多万人", []Number{{Value: 200000, High: 200000, Unit: "person"}}},
		{"zh", "3至5亿美元", []Number{{Value: 3e8, High: 5e8, Unit: "money:USD"}}},
		{"zh", "一些人", nil},
		{"zh", "2024年", []Number{{Value: 2024, High: 2024}}},
		{"ru", "версия 1.2.3 от 10.04.2024", nil},
		{"ru", "МиГ29 и COVID19", nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got := Append(nil, fold.Read(tt.text, tt.lang, "").Text, tt.lang)
			for i := range got {
				got[i].From, got[i].To = 0, 0
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("numbers (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzAppend(f *testing.F) {
	for _, s := range []string{"12 тыс. военных", "百分之三十", "$5-", "一万亿万", "1.2.3,4:5", "двадцать-", "20多"} {
		f.Add(s, "ru")
		f.Add(s, "zh")
	}
	f.Fuzz(func(t *testing.T, text, lang string) {
		read := fold.Read(text, longear.Lang(lang), "").Text
		last := 0
		for _, n := range Append(nil, read, longear.Lang(lang)) {
			if n.From < last || n.To <= n.From || n.To > len(read) {
				t.Fatalf("%q: %+v after %d", read, n, last)
			}
			last = n.To
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	text := "министерство обороны сообщило о новых учениях на границе: по данным ведомства, в них участвуют более 12 тыс. военных, 300 танков"
	b.ReportAllocs()
	for b.Loop() {
		Append(nil, text, "ru")
	}
}
