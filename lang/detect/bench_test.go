package detect

import "testing"

// The mix of a day's posts, 100 to 200 characters each.
var benchTexts = []string{
	"Министерство обороны сообщило о новых учениях на границе: по данным ведомства, в них участвуют более 12 тыс. военных, 300 танков и ещё 5 кораблей",
	"Қорғаныс министрлігі шекарадағы жаңа жаттығулар туралы хабарлады: ведомствоның мәліметінше, оған 12 мыңнан астам әскери қызметкер, 300 танк қатысады",
	"国防部宣布在边境地区举行新的演习：据该部门称，超过一万二千名军人、三百辆坦克和五艘军舰参加演习，演习将持续到本月底结束。专家认为，这一行动与近期局势有关，各方应当保持克制。",
	"The defence ministry announced new drills on the border: according to the agency, more than 12,000 troops, 300 tanks and 5 more ships take part",
	"Міністерство оборони повідомило про нові навчання на кордоні: за даними відомства, у них беруть участь понад 12 тисяч військових та ще 5 кораблів",
}

func BenchmarkDetect(b *testing.B) {
	d := New(Options{})
	bytes := 0
	for _, t := range benchTexts {
		bytes += len(t)
	}
	b.SetBytes(int64(bytes / len(benchTexts)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.Detect(benchTexts[i%len(benchTexts)])
	}
}
