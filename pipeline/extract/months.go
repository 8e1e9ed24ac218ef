package extract

import (
	"strings"
	"time"
)

// monthForms lists, per month, the stems of its names in ru, uk, kk (also without the special letters and in Latin
// script) and en, and after the bar the abbreviations that must stand alone. Kazakh "қар" is left out: it is snow.
func monthForms() [12]string {
	return [12]string{
		"январ січ қаңтар кантар qańtar qantar january | янв січ қаң jan",
		"феврал лютог лютий ақпан акпан aqpan february | фев февр лют ақп feb",
		"март берез наурыз nauryz march | мар бер нау mar",
		"апрел квітн квітен сәуір сауир sáýir sauir april | апр квіт сәу apr",
		"травн травен мамыр mamyr | мая май трав мам may",
		"июн червн червен маусым maýsym mausym june | июн черв мау jun",
		"июл липн липен шілде шилде shilde july | июл лип шіл jul",
		"август серпн серпен тамыз tamyz august | авг серп там aug",
		"сентябр вересн вересен қыркүйек кыркуйек qyrkúıek qyrkuiek september | сен сент вер қыр sep sept",
		"октябр жовтн жовтен қазан казан qazan october | окт жовт қаз oct",
		"ноябр листопад қараша караша qarasha november | ноя нояб лист nov",
		"декабр грудн груден желтоқсан желтоксан jeltoqsan december | дек груд жел dec",
	}
}

// monthNamed reads a month's name in any case; Kazakh cases add up to six letters.
func monthNamed(word string) (time.Month, bool) {
	for i, forms := range monthForms() {
		stems, short, _ := strings.Cut(forms, " | ")
		for stem := range strings.FieldsSeq(stems) {
			if strings.HasPrefix(word, stem) && len(word) <= len(stem)+12 {
				return time.Month(i + 1), true
			}
		}
		for abbreviation := range strings.FieldsSeq(short) {
			if word == abbreviation {
				return time.Month(i + 1), true
			}
		}
	}
	return 0, false
}
