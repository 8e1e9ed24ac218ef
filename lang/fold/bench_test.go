package fold

import (
	"testing"

	"longear"
)

// Posts of 140 characters in each writing that matters.
var benchPosts = []struct {
	name   string
	lang   longear.Lang
	script longear.Script
	text   string
}{
	{"ru", "ru", "Cyrl", "Министерство обороны сообщило о новых учениях на границе: по данным ведомства, в них участвуют более 12 тыс. военных, 300 танков и ещё 5 кораблей"},
	{"kk", "kk", "Cyrl", "Қорғаныс министрлігі шекарадағы жаңа жаттығулар туралы хабарлады: ведомствоның мәліметінше, оған 12 мыңнан астам әскери қызметкер, 300 танк қатысады"},
	{"kk-Latn", "kk", "Latn", "Qorğanys ministrlıgı şekaradağy jaña jattyğular turaly habarlady: vedomstvonyñ mälımetınşe, oğan 12 myñnan astam äskeri qyzmetker, 300 tank qatysady"},
	{"zh", "zh", "Hans", "国防部宣布在边境地区举行新的演习：据该部门称，超过一万二千名军人、三百辆坦克和五艘军舰参加演习，演习将持续到本月底结束。专家认为，这一行动与近期局势有关，各方应当保持克制，通过对话解决分歧。外交部发言人在例行记者会上表示，中方对此高度关注，并将继续推动各方劝和促谈，维护地区稳定与和平。"},
	{"zh-Hant", "zh", "Hant", "國防部宣布在邊境地區舉行新的演習：據該部門稱，超過一萬二千名軍人、三百輛坦克和五艘軍艦參加演習，演習將持續到本月底結束。專家認為，這一行動與近期局勢有關，各方應當保持克制，通過對話解決分歧。外交部發言人在例行記者會上表示，中方對此高度關注，並將繼續推動各方勸和促談，維護地區穩定與和平。"},
	{"en", "en", "Latn", "The defence ministry announced new drills on the border: according to the agency, more than 12,000 troops, 300 tanks and 5 more ships take part"},
}

func BenchmarkAppendFold(b *testing.B) {
	for _, p := range benchPosts {
		b.Run(p.name, func(b *testing.B) {
			buf := make([]byte, 0, 2048)
			b.SetBytes(int64(len(p.text)))
			b.ReportAllocs()
			for b.Loop() {
				buf = AppendFold(buf[:0], p.text, p.lang, p.script)
			}
		})
	}
}

func BenchmarkMap(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Map(benchPosts[0].text, "ru", "Cyrl")
	}
}

func BenchmarkSkeleton(b *testing.B) {
	folded := Fold(benchPosts[1].text, "kk", "Cyrl")
	buf := make([]byte, 0, 1024)
	b.ReportAllocs()
	for b.Loop() {
		buf = AppendSkeleton(buf[:0], folded)
	}
}
