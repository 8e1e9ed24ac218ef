package spread

import (
	"slices"
	"strings"

	"longear"
)

// mentions are the languages and platforms whose media a text names: "俄语频道", "қытай желілерінде", "a WeChat post".
type mentions struct {
	langs     []longear.Lang
	platforms []longear.Platform
	abroad    bool // "foreign media", without saying whose
}

func (m mentions) lang(l longear.Lang) bool { return slices.Contains(m.langs, l) }

func (m mentions) platform(p longear.Platform) bool { return slices.Contains(m.platforms, p) }

// space lists the words by which texts of one language name the media of another.
type space struct {
	of    longear.Lang
	words string // stems, separated by |
}

// spacesIn returns the words for language spaces, and those for media that must follow within reach bytes.
func spacesIn(l longear.Lang) (spaces []space, media string, reach int) {
	switch l {
	case longear.Russian:
		return []space{
			{longear.Chinese, "китайск|китаеязычн"},
			{longear.Russian, "российск|русскоязычн"},
			{longear.Kazakh, "казахск|казахстанск|казахоязычн|қазақ"},
			{longear.English, "английск|англоязычн|западн|британск|американск"},
			{longear.Ukrainian, "украинск"},
			{longear.Undefined, "иностранн|зарубежн"},
		}, "сми|канал|телеграм|тг|сегмент|соцсет|паблик|блогер|издани|портал|форум|источник|военкор|пресс|чат|агентств|пользовател|медиа|сайт|газет|вейбо|аккаунт|журналист", 48
	case longear.Ukrainian:
		return []space{
			{longear.Chinese, "китайськ"},
			{longear.Russian, "російськ|російськомовн"},
			{longear.Kazakh, "казахськ|казахстанськ"},
			{longear.English, "англійськ|англомовн|західн|британськ|американськ"},
			{longear.Ukrainian, "українськ"},
			{longear.Undefined, "іноземн|закордонн"},
		}, "змі|канал|телеграм|видан|воєнкор|соцмереж|блогер|портал|форум|паблик|джерел|сайт|медіа", 48
	case longear.Kazakh:
		return []space{
			{longear.Chinese, "қытай"},
			{longear.Russian, "орыс|ресей"},
			{longear.Kazakh, "қазақ"},
			{longear.English, "ағылшын|батыс|америка|британ"},
			{longear.Ukrainian, "украин"},
			{longear.Undefined, "шетел"},
		}, "арна|басылым|бұқаралық|бақ|ақпарат|әлеуметтік|желі|канал|телеграм|паблик|блогер|портал|сайт|форум|агентт|газет|баспасөз", 48
	case longear.Chinese:
		return []space{
			{longear.Chinese, "中国|国内|中方"},
			{longear.Russian, "俄"},
			{longear.Kazakh, "哈萨克|哈语|哈国|哈方|哈媒|哈"},
			{longear.English, "英语|英文|西方|美国|英国|美|英"},
			{longear.Ukrainian, "乌克兰|乌"},
			{longear.Undefined, "外|境外|海外"},
		}, "媒|频道|论坛|网|电报|社交|博主|社媒|通讯社|报纸|群|记者", 18
	case longear.English:
		return []space{
			{longear.Chinese, "chinese"},
			{longear.Russian, "russian"},
			{longear.Kazakh, "kazakh"},
			{longear.English, "western|english|british|american"},
			{longear.Ukrainian, "ukrainian"},
			{longear.Undefined, "foreign"},
		}, "channel|media|outlet|social|telegram|tg|portal|site|forum|blog|press|user|segment|essay|post|chat|newspaper", 36
	}
	return nil, "", 0
}

// platformWords returns the names of platforms in all languages of the product.
func platformWords() []struct {
	of    longear.Platform
	words string
} {
	return []struct {
		of    longear.Platform
		words string
	}{
		{longear.Weibo, "weibo|вейбо|уэйбо|微博"},
		{longear.WeChat, "wechat|вичат|уичат|уйчат|微信|朋友圈|公众号"},
		{longear.Telegram, "telegram|телеграм|тг-канал|电报|telegramm"},
		{longear.X, "twitter|твиттер|твитер|推特"},
		{longear.VK, "вконтакте|vkontakte|вк-паблик"},
		{longear.Forum, "форум|forum|论坛|贴吧"},
		{"youtube", "youtube|ютуб|油管"},
		{"tiktok", "tiktok|тикток|抖音"},
	}
}

// named reads the mentions out of a text in the reading form of package fold.
func named(read string, l longear.Lang) mentions {
	var m mentions
	spaces, media, reach := spacesIn(l)
	for _, s := range spaces {
		if !near(read, s.words, media, reach) {
			continue
		}
		if s.of == longear.Undefined {
			m.abroad = true
			continue
		}
		m.langs = append(m.langs, s.of)
	}
	for _, p := range platformWords() {
		if containsAny(read, p.words) {
			m.platforms = append(m.platforms, p.of)
		}
	}
	return m
}

// near tells whether one of the words is followed by one of the media within reach bytes of the same sentence.
func near(s, words, media string, reach int) bool {
	for word := range strings.SplitSeq(words, "|") {
		for at := 0; ; {
			i := strings.Index(s[at:], word)
			if i < 0 {
				break
			}
			at += i + len(word)
			rest := s[at:min(at+reach, len(s))]
			if end := strings.IndexAny(rest, ".!?。！？;\n"); end >= 0 {
				rest = rest[:end]
			}
			if containsAny(rest, media) {
				return true
			}
		}
	}
	return false
}

func containsAny(s, words string) bool {
	for w := range strings.SplitSeq(words, "|") {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
