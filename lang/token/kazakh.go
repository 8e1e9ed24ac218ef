package token

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// KazakhStem takes the endings off a folded Kazakh word: person, case, possession, plural, the commoner verb forms and
// the derivations that keep a verb's meaning. An ending must agree with what is left: back vowels with back vowels,
// voiceless consonants with voiceless ones; at least two letters with a vowel stay.
func KazakhStem(word string) string {
	if s, ok := kazakhIrregular[word]; ok {
		return s
	}
	if _, ok := stemHarmony(word); !ok || !longEnough(word, 3) {
		return word
	}
	for range maxPasses {
		before := len(word)
		for i := range kazakhLayers {
			word = kazakhLayers[i].strip(word)
		}
		if len(word) == before {
			break
		}
	}
	if s, ok := kazakhIrregular[word]; ok {
		return s
	}
	return unvoice(word)
}

// maxPasses: a verbal noun carries the endings of a noun outside those of a verb.
const maxPasses = 2

// layer holds endings of which a word has at most one, the longest first.
type layer struct {
	byEnd [256][]ending // by their last byte
	least int           // letters that must stay
}

// ending is a suffix with what must agree with the stem.
type ending struct {
	text    string
	first   rune
	harmony int // 1: back vowels, -1: front vowels, 0: any
}

// kazakhLayers are in the order from the end of the word inwards.
var kazakhLayers = []layer{
	endings(3, "мын мін бын бін пын пін сың сің сыз сіз мыз міз быз біз пыз піз сыздар сіздер ңыздар ңіздер дікі нікі тікі"),
	endings(2, "ды ді ты ті дым дім тым тім дың дің тың тің дық дік тық тік дыңыз діңіз тыңыз тіңіз атын етін йтын йтін "+
		"мады меді бады беді пады педі майды мейді байды бейді пайды пейді маған меген баған беген паған пеген сын сін ады еді йды йді амын емін асың есің амыз еміз йын йін айын ейін ғалы гелі қалы келі ғанша генше қанша кенше "+
		"арлық ерлік арлықтай ерліктей ғандықтан гендіктен қандықтан кендіктен ғызу гізу"),
	endings(3, "ыншы інші ншы нші ны ні ына іне ша ше ын ін сына сіне сында сінде сынан сінен сының сінің сымен сімен ынша інше сынша сінше сындағы сіндегі"),
	endings(2, "ның нің дың дің тың тің ға ге қа ке да де та те дан ден тан тен нан нен мен бен пен нда нде "+
		"дай дей тай тей ндай ндей ында інде ынан інен ының інің  "+
		"ымен імен дағы дегі тағы тегі ндағы ндегі ғы гі қы кі ыма іме ымды імді ымда імде ымнан імнен ымның імнің"),
	endings(3, "сы сі мыз міз ңыз ңіз"),
	endings(2, "ушы уші ым ім ың ің ы і ымыз іміз ыңыз іңіз"),
	endings(2, "лар лер дар дер тар тер лары лері дары дері тары тері"),
	endings(2, "нші інші ыншы ншы ған ген қан кен ушы уші ып іп са се сам сем саң сең сақ сек мақ мек бақ бек пақ пек "+
		"қанда кенде ғанда генде ар ер уы уі уға уге уда уде удан уден удың удің уды уді у ғыз гіз қыз кіз ысы ісі"),
	endings(3, "ма ме ба бе па пе мау меу бау беу пау пеу май мей бай бей пай пей мас мес бас бес пас пес"),
	endings(3, "ыл іл ын ін ыс іс дыр дір тыр тір тыл тіл ыт іт"),
	endings(3, "п й"),
	endings(3, "лық лік дық дік тық тік шы ші шылық шілік лы лі ды ді ты ті сыз сіз ғы гі қы кі"),
}

// endings makes a layer of a list.
func endings(least int, list string) layer {
	l := layer{least: least}
	all := strings.Fields(list)
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	for _, e := range all {
		first, _ := utf8.DecodeRuneInString(e)
		end := &l.byEnd[e[len(e)-1]]
		*end = append(*end, ending{e, first, suffixHarmony(e)})
	}
	return l
}

// strip takes the longest ending off that agrees with what is left.
func (l *layer) strip(word string) string {
	for i := range l.byEnd[word[len(word)-1]] {
		e := &l.byEnd[word[len(word)-1]][i]
		stem, ok := strings.CutSuffix(word, e.text)
		if ok && longEnough(stem, l.least) && agrees(stem, e) {
			return stem
		}
	}
	return word
}

// longEnough tells whether s has at least n letters.
func longEnough(s string, n int) bool {
	for range s {
		if n--; n == 0 {
			return true
		}
	}
	return false
}

// agrees checks harmony and voice where stem and ending meet.
func agrees(stem string, e *ending) bool {
	h, ok := stemHarmony(stem)
	if !ok || h*e.harmony < 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(stem)
	return meet(last, e.first, e.text, stem)
}

// stemHarmony is that of the last vowel; ok is false without one.
func stemHarmony(stem string) (h int, ok bool) {
	for len(stem) > 0 {
		r, n := utf8.DecodeLastRuneInString(stem)
		if isVowel(r) {
			return harmony(r), true
		}
		stem = stem[:len(stem)-n]
	}
	return 0, false
}

func isVowel(r rune) bool {
	switch r {
	case 'а', 'о', 'ұ', 'ы', 'у', 'я', 'ё', 'ю', 'ә', 'ө', 'ү', 'і', 'е', 'э', 'и':
		return true
	}
	return false
}

func isVoiceless(r rune) bool {
	switch r {
	case 'қ', 'к', 'п', 'т', 'с', 'ш', 'щ', 'ч', 'ц', 'х', 'ф', 'һ':
		return true
	}
	return false
}

// harmony is 1 for back vowels, -1 for front ones, 0 for those that stand with either.
func harmony(r rune) int {
	switch r {
	case 'у', 'и', 'ю', 'я':
		return 0
	case 'а', 'о', 'ұ', 'ы', 'ё':
		return 1
	}
	return -1
}

func suffixHarmony(ending string) int {
	for _, r := range ending {
		if isVowel(r) {
			if h := harmony(r); h != 0 {
				return h
			}
		}
	}
	return 0
}

// meet tells whether an ending may follow the last letter of a stem.
func meet(last, first rune, ending, stem string) bool {
	hard := isVoiceless(last) || last == 'б' || last == 'в' || last == 'г' || last == 'д'
	vowel := isVowel(last)
	switch first {
	case 'т':
		return hard && (!strings.HasSuffix(stem, "с") || !strings.HasPrefix(ending, "тан"))
	case 'қ', 'к':
		return hard
	case 'п':
		return hard || vowel && (ending != "п" || converb(stem))
	case 'д', 'ғ', 'г', 'б', 'м':
		return !isVoiceless(last) || ending == "мын" || ending == "мін"
	case 'н':
		if strings.HasPrefix(ending, "нд") {
			return last == 'ы' || last == 'і'
		}
		return vowel || strings.ContainsRune("мнң", last)
	case 'л':
		return vowel || strings.ContainsRune("рлйузжмнң", last)
	case 'ы', 'і':
		return !vowel || last == 'у' || last == 'и'
	case 'й':
		return vowel
	case 'с':
		return len(ending) != 2*len("с") || vowel || ending == "са" || ending == "се"
	case 'а', 'е':
		return !vowel || last == 'у'
	case 'у':
		return true
	}
	return true
}

// converb tells whether -п after a vowel is the ending of a verb (сөйлеп) and not the end of a noun (мектеп, кітап).
func converb(stem string) bool {
	return strings.HasSuffix(stem, "ла") || strings.HasSuffix(stem, "ле") || utf8.RuneCountInString(stem) > 5
}

// unvoice undoes the voicing of a final consonant before a vowel, so that кітабы and кітап meet.
func unvoice(stem string) string {
	for _, v := range [...][2]string{{"б", "п"}, {"ғ", "қ"}, {"г", "к"}} {
		if cut, ok := strings.CutSuffix(stem, v[0]); ok && utf8.RuneCountInString(cut) > 1 {
			return cut + v[1]
		}
	}
	return stem
}

// kazakhIrregular are the forms that rules do not reach: pronouns, the verb "to be", lost vowels.
var kazakhIrregular = map[string]string{
	"оның": "ол", "оны": "ол", "оған": "ол", "онда": "ол", "одан": "ол", "онымен": "ол", "олар": "ол", "олардың": "ол", "оларға": "ол", "оларды": "ол", "олармен": "ол",
	"менің": "мен", "мені": "мен", "маған": "мен", "менде": "мен", "менен": "мен", "сенің": "сен", "сені": "сен", "саған": "сен",
	"бұның": "бұл", "мұның": "бұл", "бұны": "бұл", "мұны": "бұл", "бұған": "бұл", "мұнда": "бұл", "бұдан": "бұл", "осының": "осы", "осыны": "осы", "осыған": "осы", "осыдан": "осы",
	"соның": "сол", "соны": "сол", "соған": "сол", "содан": "сол", "сонда": "сол", "біздің": "біз", "бізге": "біз", "бізді": "біз", "сіздің": "сіз", "сізге": "сіз", "сізді": "сіз",
	"еді": "е", "екен": "е", "емес": "е", "едім": "е", "емеспін": "е", "деп": "де", "деді": "де", "деген": "де", "дейді": "де", "десе": "де", "деу": "де", "дейтін": "де", "жеп": "же", "жеді": "же",
	"бола": "бол", "бере": "бер", "келе": "кел", "бара": "бар", "көре": "көр", "айта": "айт", "тұра": "тұр", "жүре": "жүр", "жата": "жат", "отыра": "отыр",
	"қалай": "қалай", "солай": "солай", "олай": "олай", "бұлай": "бұлай", "осылай": "осылай", "бастап": "баста", "жасап": "жаса",
	"орн": "орын", "халқ": "халық", "халк": "халық", "ауз": "ауыз", "көңл": "көңіл", "мойн": "мойын", "мұрн": "мұрын", "ерн": "ерін", "қарн": "қарын", "ғұрп": "ғұрып", "қалп": "қалып", "құлқ": "құлық", "айр": "айыр", "бөлм": "бөлме",
}
