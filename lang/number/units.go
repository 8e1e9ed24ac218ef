package number

import "strings"

// unitStems are the beginnings of unit words in all languages, folded; the longest match wins. A word that must match
// whole ends in a full stop.
var unitStems = table("percent: % процент пайыз відсот percent pct. per cent|percent_point: п.п. процентн пайыздық_тармақ|" +
	"money:USD: $ доллар долл. usd. америк_доллар 美元 美金 dollar бакс|money:KZT: ₸ тенге теңге тг. тнг. kzt. tenge 坚戈|" +
	"money:RUB: ₽ рубл руб. rub. rouble ruble 卢布 рубель|money:CNY: ¥ юан yuan rmb. cny. 人民币 元 юань|money:EUR: € евро euro eur. 欧元 єврo євро|" +
	"money:UAH: ₴ гривен гривн грн. uah. hryvnia 格里夫纳|money:GBP: £ фунт стерлинг gbp. 英镑 pound|money:JPY: иен 日元 yen. jpy.|" +
	"person: человек чел. людей люд адам кісі осіб особа людина people person persons 人 名 военн солдат әскери сарбаз troops soldiers жител тұрғын мешкан|" +
	"km: км. километр шақырым кілометр km. kilomet 公里 千米|m: метр м. meters metres meter. metre. 米|kg: кг. килограмм келі kg. kilogram 公斤 千克|" +
	"t: тонн т. tonne tons ton. 吨|ha: гектар га. hectare ha. 公顷|km2: кв.км. 平方公里|barrel: баррел barrel 桶|degree: градус ° degree 度|" +
	"year: лет. год. года. годов жыл. жас. рік. років роки year жаста 岁|month: месяц месяцев ай. місяц month 个月|week: недел апта тижд week 周|" +
	"day: дней. дня. день. сутк күн. днів. дні. day. days. 天|hour: час. часа. часов. сағат годин hour 小时|minute: минут мин. хвилин minute 分钟|" +
	"vehicle: машин автомобил көлік танк vehicles tanks 辆|ship: корабл кеме кораблів ships 艘|case: случа жағдай випадк cases 例|" +
	"kwh: квт. kwh. 千瓦时|mw: мвт. mw. 兆瓦|bcm: кубометр текше кубометрів 立方米|magnitude: балл 级")

type unitStem struct {
	stem  string
	whole bool
	unit  string
}

// table reads "unit: stem stem|unit: …", by first byte.
func table(list string) (by [256][]unitStem) {
	for line := range strings.SplitSeq(list, "|") {
		at := strings.LastIndex(line, ": ")
		for s := range strings.FieldsSeq(line[at+2:]) {
			stem, whole := strings.CutSuffix(strings.ReplaceAll(s, "_", " "), ".")
			by[stem[0]] = append(by[stem[0]], unitStem{stem, whole, line[:at]})
		}
	}
	return by
}

// unitAt reads the unit word that s starts with: its name and length in bytes, with the rest of the word.
func unitAt(s string) (unit string, size int) {
	if s == "" {
		return "", 0
	}
	best := 0
	for _, u := range unitStems[s[0]] {
		if len(u.stem) <= best || !strings.HasPrefix(s, u.stem) {
			continue
		}
		n := len(u.stem)
		if isLetter(u.stem) {
			n += letters(s[n:])
		}
		if u.whole && n != len(u.stem) {
			continue
		}
		best, unit, size = len(u.stem), u.unit, n
	}
	return unit, size
}
