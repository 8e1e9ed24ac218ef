package fold

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
)

func TestFold(t *testing.T) {
	tests := []struct {
		name   string
		lang   longear.Lang
		script longear.Script
		text   string
		want   string
	}{
		{"empty", "ru", "Cyrl", "", ""},
		{"case and punctuation", "ru", "Cyrl", " «Ещё»,  раз! — №5…", "еще раз 5"},
		{"decomposed letters", "ru", "Cyrl", "и\u0306 е\u0308 о\u0301", "й е о"},
		{"invisible", "ru", "Cyrl", "при\u200bвет\u00ad\ufeff \u202eмир", "привет мир"},
		{"look-alikes", "ru", "Cyrl", "Пpивeт, мoй дpуг", "привет мой друг"},
		{"look-alike capitals", "ru", "Cyrl", "PОCCИЯ HАTО", "россия нато"},
		{"two scripts on purpose", "kk", "Cyrl", "iPhoneға USAда", "iphoneға usaда"},
		{"single Latin letter", "ru", "Cyrl", "a я c тобой", "а я с тобой"},
		{"Cyrillic in Latin", "en", "Latn", "Pаypаl асcount", "paypal account"},
		{"links and mentions", "ru", "Cyrl", "Смотри https://t.me/x?y=1 @user_1 #Новости", "смотри новости"},
		{"full width", "zh", "Hans", "ＮＡＴＯ２０２４", "nato2024"},
		{"Traditional", "zh", "Hant", "臺灣總統府發言人：「颱風後，麵包」", "台湾总统府发言人台风后面包"},
		{"two forms", "zh", "Hant", "著名作家看著乾隆的乾糧", "著名作家看着乾隆的干粮"},
		{"Chinese with spaces", "zh", "Hans", "用 iPhone 手机，真好", "用iphone手机真好"},
		{"Japanese stays", "ja", "Jpan", "広東語の學校", "広東語の學校"},
		{"apostrophes", "uk", "Cyrl", "об'єкт п’ять ім`я", "обєкт пять імя"},
		{"Kazakh 2021", "kk", "Latn", "Qazaqstan Respublikasynyñ üşın ömır şynğys", "қазақстан республикасының үшін өмір шынғыс"},
		{"Kazakh 2018", "kk", "Latn", "Qazaqstan ýnıversıtetiniń ǵylymy sháı", "қазақстан университетінің ғылымы шәй"},
		{"Kazakh 2017", "kk", "Latn", "Qazaqstan ma'selesi s'yg'armas'ylyq", "қазақстан мәселесі шығармашылық"},
		{"Kazakh ASCII", "kk", "Latn", "Qazaqstan shygarmashylyq", "қазақстан шыгармашылық"},
		{"Kazakh й after a vowel", "kk", "Latn", "Qazaqstan ñ mai qiyn aitty", "қазақстан ң май қиын айтты"},
		{"Russian in Latin", "ru", "Latn", "Prezident yavno uekhal, moya strana i rossiyskiy gaz", "президент явно уехал моя страна и российский газ"},
		{"Töte loan words", "kk", "Arab", "مينيستر گازەتا كىتاپ كاسىپكەر پارلامەنت", "министр газета кітап кәсіпкер парламент"},
		{"Töte", "kk", "Arab", "قازاقستان ءتىلى بالالار ءومىر", "қазақстан тілі балалар өмір"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Fold(tt.text, tt.lang, tt.script)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Fold (-want +got):\n%s", diff)
			}
		})
	}
}
