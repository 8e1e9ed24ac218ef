package inflect

import (
	"strings"
	"testing"

	"longear"
)

// accepts tells whether a word of a text is a form of the given dictionary word.
func accepts(r *Rules, lemma, form string, role Role, verb bool) bool {
	for _, s := range r.Stems(lemma, role, verb) {
		if rest, ok := strings.CutPrefix(form, s.Text); ok && r.Ending(rest).Has(s.Paradigm) {
			return true
		}
	}
	return false
}

func TestForms(t *testing.T) {
	for _, test := range []struct {
		lang     longear.Lang
		lemma    string
		role     Role
		yes, not string
	}{
		{"ru", "визит", Word, "визит визита визитом визиты", "виза визу визы"},
		{"ru", "виза", Word, "виза визы визу виз визами", "визит визита"},
		{"ru", "рынок", Word, "рынка рынке рынками рынок", "рынд"},
		{"ru", "попытка", Word, "попытки попыток попыткой", "попыта"},
		{"ru", "боец", Word, "бойца бойцы бойцов", ""},
		{"ru", "заявить", Word, "заявил заявила заявят заявлено заявлены заявивший", "заявка"},
		{"ru", "писать", Word, "пишет писал пишут писавший", "пистолет"},
		{"ru", "требовать", Word, "требует требуют требовал требуя", ""},
		{"ru", "запретить", Word, "запретил запрещены запрещено запретят", ""},
		{"ru", "помочь", Word, "помог помогла помогут поможет", ""},
		{"ru", "военный", Word, "военного военные военных военно", "война"},
		{"ru", "запрещенный", Word, "запрещенного запрещено запрещены", ""},
		{"ru", "информация", Word, "информации информацию информацией", "информатика"},
		{"ru", "переговоры", Word, "переговоров переговорах переговоры", "переговорщик"},
		{"ru", "область", Word, "области областью областей", ""},
		{"ru", "токаев", Name, "токаев токаева токаевым токаеву токаеве", "токай"},
		{"ru", "зеленский", Name, "зеленского зеленским зеленскому", "зелень"},
		{"ru", "массовой", Part, "массовой массовая массовых", ""},
		{"uk", "токаєв", Name, "токаєва токаєву токаєвим", ""},
		{"ru", "яр", NamePart, "яр яра яром яре", "ярмо"},
		{"uk", "ріг", NamePart, "ріг рогу рогом розі", ""},
		{"uk", "біла", NamePart, "біла білій білої білою", ""},
		{"uk", "рік", Word, "року роки роках", ""},
		{"uk", "вибір", Word, "вибору вибори", ""},
		{"uk", "вимагати", Word, "вимагає вимагав вимагають вимагали", ""},
		{"uk", "заявити", Word, "заявив заявила заявлено", ""},
		{"uk", "київ", Name, "києва києві київ", ""},
		{"en", "country", Word, "country countries", "count"},
		{"en", "ban", Word, "ban bans banned banning", "bank"},
		{"en", "announce", Word, "announced announces announcing", "announcement"},
		{"kk", "тоқаев", Name, "тоқаевтың тоқаевқа тоқаевпен тоқаевты", ""},
		{"kk", "халық", Word, "халқы халықтың халқымыздың", ""},
		{"kk", "үкімет", Word, "үкіметтің үкіметі үкіметтен үкіметіне", ""},
		{"kk", "мемлекет", Word, "мемлекеттік мемлекеттердің мемлекетіміздің", ""},
		{"kk", "айту", Word, "айтты айтқан айтылған айтады айтып айтпаған айтуынша", ""},
		{"kk", "қазақстан", Name, "қазақстанда қазақстанның қазақстандық қазақстаннан қазақстандағы", ""},
		{"kk", "оқу", Word, "оқыды оқыған оқиды оқушы", ""},
	} {
		r := For(test.lang)
		for form := range strings.FieldsSeq(test.yes) {
			if !accepts(r, test.lemma, form, test.role, false) {
				t.Errorf("%s: %q is no form of %q", test.lang, form, test.lemma)
			}
		}
		for form := range strings.FieldsSeq(test.not) {
			if accepts(r, test.lemma, form, test.role, false) {
				t.Errorf("%s: %q is a form of %q", test.lang, form, test.lemma)
			}
		}
	}
}
