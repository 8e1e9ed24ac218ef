package lint

import (
	"strings"

	"longear/lang/lexicon/match"
	"longear/lang/lexicon/table"

	"longear"
)

// renamed are names of one place in Russian, Chinese or English; a row that has the first has the others too.
var renamed = [...]struct {
	lang  longear.Lang
	names string // separated by |
}{
	{longear.Russian, "Астана|Нур-Султан"},
	{longear.Kazakh, "Астана|Нұр-Сұлтан"},
	{longear.English, "Astana|Nur-Sultan"},
	{longear.Russian, "Алматы|Алма-Ата"},
	{longear.Russian, "Бахмут|Артёмовск"},
	{longear.Ukrainian, "Бахмут|Артемівськ"},
	{longear.English, "Bakhmut|Artemovsk"},
	{longear.Russian, "Днепр|Днепропетровск"},
	{longear.Russian, "Кропивницкий|Кировоград"},
	{longear.Russian, "Покровск|Красноармейск"},
	{longear.Russian, "Торецк|Дзержинск"},
	{longear.Russian, "Семей|Семипалатинск"},
	{longear.Russian, "Тараз|Джамбул"},
	{longear.Russian, "Атырау|Гурьев"},
	{longear.Russian, "Конаев|Капчагай"},
	{longear.Russian, "Бишкек|Фрунзе"},
	{longear.English, "Kyiv|Kiev"},
	{longear.English, "Kharkiv|Kharkov"},
	{longear.English, "Odesa|Odessa"},
	{longear.English, "Lviv|Lvov"},
	{longear.Chinese, "阿斯塔纳|努尔苏丹"},
	{longear.Chinese, "巴赫穆特|阿尔乔莫夫斯克"},
}

// notStates are names that no row of a country may carry: their status is disputed, and longear takes no side.
var notStates = [...]string{"台湾", "Тайвань", "Taiwan", "Крым", "克里米亚", "Crimea", "Косово", "Абхазия", "Южная Осетия", "Приднестровье", "ДНР", "ЛНР", "香港", "Hong Kong"}

// naming checks what is a matter of politics.
func (c *checker) naming(entities []table.Row) {
	for _, r := range entities {
		if r.Kind == "country" {
			for _, name := range notStates {
				if carries(r, name) {
					c.fail(r.Pos, "naming", "%s carries %s and is of type country; it is a place", r.ID, name)
				}
			}
		}
		if isPlace(r) {
			c.renamed(r)
		}
	}
}

func isPlace(r table.Row) bool {
	return r.Kind != "person" && !strings.Contains(r.ID, "river") && !strings.HasPrefix(r.ID, "org") && r.Kind != "organisation" && r.Kind != "media"
}

func (c *checker) renamed(r table.Row) {
	for _, rule := range renamed {
		first, others, _ := strings.Cut(rule.names, "|")
		if !hasForm(r, rule.lang, first) {
			continue
		}
		for other := range strings.SplitSeq(others, "|") {
			if !hasForm(r, rule.lang, other) {
				c.fail(r.Pos, "naming", "%s has %s and lacks its other name %s", r.ID, first, other)
			}
		}
	}
}

func carries(r table.Row, name string) bool {
	for _, l := range table.Languages() {
		if hasForm(r, l, name) {
			return true
		}
	}
	return false
}

func hasForm(r table.Row, l longear.Lang, name string) bool {
	key := match.Key(name, l)
	for _, f := range r.Forms[l] {
		if match.Key(f.Text, l) == key {
			return true
		}
	}
	return false
}
