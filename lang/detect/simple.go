package detect

import (
	"unicode"

	"longear"
)

// letters counts the evidence of scripts and telling letters.
type letters struct {
	han, kana, hangul, cyrl, latn, arab, kk, uk int
}

func countLetters(text string) (c letters) {
	for _, r := range text {
		switch {
		case r < 0x41:
		case r < 0x250:
			if unicode.IsLetter(r) {
				c.latn++
			}
		case r >= 0x400 && r < 0x530:
			c.cyrl++
			switch r {
			case 'ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'Ә', 'Ғ', 'Қ', 'Ң', 'Ө', 'Ұ', 'Ү', 'Һ':
				c.kk++
			case 'ї', 'є', 'ґ', 'Ї', 'Є', 'Ґ':
				c.uk++
			}
		case r >= 0x600 && r < 0x700:
			c.arab++
		case r >= 0x3040 && r < 0x3100:
			c.kana++
		case r >= 0x3400 && r < 0xa000:
			c.han++
		case r >= 0xac00 && r < 0xd7a4:
			c.hangul++
		}
	}
	return c
}

func (c letters) simple() Detection {
	switch {
	case c.han+c.kana+c.hangul+c.cyrl+c.latn+c.arab == 0:
		return Detection{Lang: longear.Undefined, Script: longear.Unknown}
	case c.kana > 0 && c.kana*4 > c.han:
		return Detection{Lang: "ja", Script: "Jpan", Confidence: .9}
	case c.hangul > c.han:
		return Detection{Lang: "ko", Script: "Kore", Confidence: .9}
	case c.han*3 >= c.cyrl+c.latn:
		return Detection{Lang: longear.Chinese, Script: longear.Hans, Confidence: .9}
	case c.arab > c.latn+c.cyrl:
		return Detection{Lang: "ar", Script: longear.Arab, Confidence: .5}
	case c.latn > c.cyrl:
		return Detection{Lang: longear.English, Script: longear.Latn, Confidence: .8}
	case c.kk*40 > c.cyrl:
		return Detection{Lang: longear.Kazakh, Script: longear.Cyrl, Confidence: .8}
	case c.uk > 0:
		return Detection{Lang: longear.Ukrainian, Script: longear.Cyrl, Confidence: .8}
	}
	return Detection{Lang: longear.Russian, Script: longear.Cyrl, Confidence: .8}
}
