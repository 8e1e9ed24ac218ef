// Package translit writes Cyrillic Kazakh and Russian in the other scripts that people use for them. It makes training
// text for detection and test pairs for folding; package fold goes the other way.
package translit

import "strings"

// Kazakh alphabets, in the order of their decrees, and what a keyboard without Kazakh letters gives.
var (
	apostrophe = pairs("а a ә a' б b в v г g ғ g' д d е e ё io ж j з z и i' й i' к k қ q л l м m н n ң n' о o ө o' п p р r с s т t " +
		"у y' ұ u ү u' ф f х h һ h ц ts ч c' ш s' щ s'c' ы y і i э e ю iy' я i'a ь _ ъ _")
	acute = pairs("а a ә á б b в v г g ғ ǵ д d е e ё io ж j з z и ı й ı к k қ q л l м m н n ң ń о o ө ó п p р r с s т t " +
		"у ý ұ u ү ú ф f х h һ h ц ts ч ch ш sh щ sh ы y і i э e ю ıý я ıa ь _ ъ _")
	diaeresis = pairs("а a ә ä б b в v г g ғ ğ д d е e ё io ж j з z и i й i к k қ q л l м m н n ң ñ о o ө ö п p р r с s т t " +
		"у u ұ ū ү ü ф f х h һ h ц ts ч ch ш ş щ ş ы y і ı э e ю iu я ia ь _ ъ _")
	ascii = pairs("а a ә a б b в v г g ғ g д d е e ё e ж zh з z и i й i к k қ k л l м m н n ң n о o ө o п p р r с s т t " +
		"у u ұ u ү u ф f х h һ h ц ts ч ch ш sh щ sh ы y і i э e ю yu я ya ь _ ъ _")
	tote = pairs("а ا ә ا б ب в ۆ г گ ғ ع д د е ە ё و ж ج з ز и ي й ي к ك қ ق л ل м م н ن ң ڭ о و ө و п پ р ر с س т ت " +
		"у ۋ ұ ۇ ү ۇ ф ف х ح һ ھ ц تس ч چ ш ش щ شش ы ى і ى э ە ю يۋ я يا ь _ ъ _")
	russian = pairs("а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh " +
		"щ sch ъ _ ы y ь _ э e ю yu я ya")
	plain = pairs("ә а ғ г қ к ң н ө о ұ у ү у һ х і и")
)

// Apostrophe writes lower-case Kazakh in the Latin alphabet of October 2017.
func Apostrophe(s string) string { return apostrophe.Replace(s) }

// Acute writes it in that of February 2018 and 2019.
func Acute(s string) string { return acute.Replace(s) }

// Diaeresis writes it in that of April 2021.
func Diaeresis(s string) string { return diaeresis.Replace(s) }

// ASCII writes it as on a plain keyboard.
func ASCII(s string) string { return ascii.Replace(s) }

// Plain writes Kazakh with the letters of a Russian keyboard.
func Plain(s string) string { return plain.Replace(s) }

// Russian writes lower-case Russian in Latin letters, as without a Russian keyboard.
func Russian(s string) string { return russian.Replace(s) }

// Tote writes lower-case Kazakh in the Arabic script, with ء before words of front vowels that lack е, г and к.
func Tote(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		t := tote.Replace(w)
		if strings.ContainsAny(w, "әөүі") && !strings.ContainsAny(w, "егк") {
			t = "ء" + t
		}
		words[i] = t
	}
	return strings.Join(words, " ")
}

// pairs makes a replacer from "from to from to"; _ stands for nothing.
func pairs(list string) *strings.Replacer {
	f := strings.Fields(list)
	for i := range f {
		if f[i] == "_" {
			f[i] = ""
		}
	}
	return strings.NewReplacer(f...)
}
