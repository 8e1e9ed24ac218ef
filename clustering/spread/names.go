package spread

import "longear"

// MediaNamed says whose media a text names: those of languages ("китайские СМИ"), or media abroad without saying whose
// ("外媒"). The text is in the reading form of package fold.
func MediaNamed(read string, l longear.Lang) (of []longear.Lang, abroad bool) {
	m := named(read, l)
	return m.langs, m.abroad
}

// FoldName brings the name of a source or account into the form in which NameIn looks for it. A name that is too short to
// be looked for in texts gives "".
func FoldName(name string) string {
	if f := foldName(name); long(f) {
		return f
	}
	return ""
}

// NameIn tells whether a folded text has a folded name as a whole word; an ending of up to three letters may follow it.
func NameIn(folded, name string) bool { return inText(folded, name) }
