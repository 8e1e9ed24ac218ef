package date

import (
	"maps"
	"strings"
	"time"

	"longear"
	"longear/lang/internal/translit"
)

// months are the forms of month names, January first; a form that ends in * may go on.
var months = map[longear.Lang]monthNames{
	longear.Russian: names("январ* феврал* март* апрел* мая|май|мае июн* июл* август* сентябр* октябр* ноябр* декабр*"),
	longear.Ukrainian: names("січн*|січень лют* березн*|березень квітн*|квітень травн*|травень червн*|червень липн*|липень серпн*|серпень " +
		"вересн*|вересень жовтн*|жовтень листопад* грудн*|грудень"),
	longear.Kazakh: names("қаңтар* ақпан* наурыз* сәуір* мамыр* маусым* шілде* тамыз* қыркүйек* қазан|қазанда|қазанның|қазанға|қазаны|қазандағы " +
		"қараша* желтоқсан*"),
	longear.English: names("january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec"),
}

// monthNames finds months by whole words and by beginnings of words.
type monthNames struct{ whole, open map[string]time.Month }

// names reads twelve forms; "a|b" are two spellings. Those with Kazakh letters are found without them, too.
func names(list string) monthNames {
	m := monthNames{map[string]time.Month{}, map[string]time.Month{}}
	for i, forms := range strings.Fields(list) {
		for f := range strings.SplitSeq(forms, "|") {
			if stem, ok := strings.CutSuffix(f, "*"); ok {
				m.open[stem], m.open[translit.Plain(stem)] = time.Month(i+1), time.Month(i+1)
			} else {
				m.whole[f], m.whole[translit.Plain(f)] = time.Month(i+1), time.Month(i+1)
			}
		}
	}
	return m
}

// month reads a month name; 0 is none.
func month(word string, lang longear.Lang) time.Month {
	if len(word) < shortestMonth {
		return 0
	}
	names := months[lang]
	if m, ok := names.whole[word]; ok {
		return m
	}
	for i := len(word); len(names.open) > 0 && i >= shortestMonth && len(word)-i <= maxEnding; i -= 2 {
		if m, ok := names.open[word[:i]]; ok {
			return m
		}
	}
	return 0
}

// shortestMonth is the shortest form, in bytes: "may".
const shortestMonth = 3

// maxEnding is the longest ending of a month name, in bytes: қыркүйегіндегі.
const maxEnding = 20

// shift is a relative date: days, or months or years, from the day of the post.
type shift struct {
	days, years int
	unit        byte // 'd' a day, 'y' a year
}

// relatives are words for days and years as seen from today.
var relatives = map[longear.Lang]map[string]shift{
	longear.Russian: {
		"сегодня": {0, 0, 'd'}, "вчера": {-1, 0, 'd'}, "позавчера": {-2, 0, 'd'}, "завтра": {1, 0, 'd'}, "послезавтра": {2, 0, 'd'},
		"прошлом году": {0, -1, 'y'}, "этом году": {0, 0, 'y'}, "следующем году": {0, 1, 'y'}, "прошлого года": {0, -1, 'y'}, "нынешнем году": {0, 0, 'y'},
	},
	longear.Ukrainian: {
		"сьогодні": {0, 0, 'd'}, "вчора": {-1, 0, 'd'}, "учора": {-1, 0, 'd'}, "позавчора": {-2, 0, 'd'}, "завтра": {1, 0, 'd'}, "післязавтра": {2, 0, 'd'},
		"минулого року": {0, -1, 'y'}, "цього року": {0, 0, 'y'}, "наступного року": {0, 1, 'y'}, "торік": {0, -1, 'y'},
	},
	longear.Kazakh: plainToo(map[string]shift{
		"бүгін": {0, 0, 'd'}, "кеше": {-1, 0, 'd'}, "ертең": {1, 0, 'd'}, "бүрсігүні": {2, 0, 'd'}, "алдыңғы күні": {-2, 0, 'd'}, "алдыңгүні": {-2, 0, 'd'},
		"биыл": {0, 0, 'y'}, "былтыр": {0, -1, 'y'}, "келесі жылы": {0, 1, 'y'}, "өткен жылы": {0, -1, 'y'},
	}),
	longear.English: {
		"today": {0, 0, 'd'}, "yesterday": {-1, 0, 'd'}, "tomorrow": {1, 0, 'd'}, "last year": {0, -1, 'y'}, "this year": {0, 0, 'y'}, "next year": {0, 1, 'y'},
	},
}

// plainToo adds the words as they are typed without Kazakh letters.
func plainToo(words map[string]shift) map[string]shift {
	out := maps.Clone(words)
	for w, s := range words {
		out[translit.Plain(w)] = s
	}
	return out
}

// chineseRelatives are looked up by their first two characters.
var chineseRelatives = map[string]shift{
	"今天": {0, 0, 'd'}, "今日": {0, 0, 'd'}, "昨天": {-1, 0, 'd'}, "昨日": {-1, 0, 'd'}, "前天": {-2, 0, 'd'}, "明天": {1, 0, 'd'}, "明日": {1, 0, 'd'},
	"后天": {2, 0, 'd'}, "去年": {0, -1, 'y'}, "今年": {0, 0, 'y'}, "明年": {0, 1, 'y'}, "前年": {0, -2, 'y'},
}

// ago are the words after "3 days": unit words by language, and the word for "ago" that must follow.
var ago = map[longear.Lang]struct {
	units map[string]time.Duration
	word  string
}{
	longear.Russian:   {durations("минут минуту минуты=1m час часа часов=1h день дня дней сутки суток=24h неделю недели недель=168h"), "назад"},
	longear.Ukrainian: {durations("хвилин хвилину хвилини=1m годину години годин=1h день дні днів=24h тиждень тижні тижнів=168h"), "тому"},
	longear.Kazakh:    {durations("минут=1m сағат=1h күн=24h апта=168h"), "бұрын"},
	longear.English:   {durations("minute minutes=1m hour hours=1h day days=24h week weeks=168h"), "ago"},
}

func durations(list string) map[string]time.Duration {
	m := map[string]time.Duration{}
	var open []string
	for f := range strings.FieldsSeq(list) {
		word, d, ok := strings.Cut(f, "=")
		open = append(open, word)
		if !ok {
			continue
		}
		length, _ := time.ParseDuration(d)
		for _, w := range open {
			m[w] = length
		}
		open = open[:0]
	}
	return m
}
