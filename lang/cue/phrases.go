package cue

import (
	"strings"

	"longear"
	"longear/lang/internal/han"
	"longear/lang/internal/translit"
)

// Kind says what a cue signals.
type Kind string

// Kinds of cue.
const (
	Attribution Kind = "attribution"
	Denial      Kind = "denial"
	Hearsay     Kind = "hearsay"
	Urgency     Kind = "urgency"
	Question    Kind = "question"
)

// phrases are the markers of each language, folded; "*" ends a beginning of a word, whose ending may be any.
var phrases = map[longear.Lang]map[Kind]string{
	longear.Russian: {
		Attribution: "по данным|по информации|по словам|со ссылкой на|как сообщ*|как передает|как пишет|сообщает|сообщил*|сообщили|передает|заявил*|говорится в сообщении|пишет издание|по сообщению|отметил*|рассказал*|по мнению|утверждает|утверждают|подчеркнул*|цитирует|пресс служба сообщ*|в пресс-службе",
		Denial:      "опроверг*|опроверж*|опроверга*|фейк*|не соответствует действительности|не соответствуют действительности|ложь|ложн*|недостоверн*|дезинформац*|не подтвердил*|неправда|вброс*|отрица*|разоблач*|выдумк*|миф о|на самом деле",
		Hearsay:     "якобы|по слухам|ходят слухи|говорят, что|говорят что|мол|по неподтвержденн*|в соцсетях пишут|в сети появил*|как утверждают в соцсетях|предположительно|по некоторым данным|источник сообщил|неназванн*|слух*|вроде бы|будто бы",
		Urgency:     "срочно|молния|внимание|экстренн*|немедленно|перешлите|максимальный репост|репост*|распространите|пока не удалили|успейте|передайте всем|важно",
		Question:    "правда ли|правда ли, что|верно ли|неужели|действительно ли|так ли это",
	},
	longear.Ukrainian: {
		Attribution: "за даними|за інформацією|за словами|з посиланням на|як повідомля*|повідомляє|повідомив|повідомила|повідомили|передає|заявив|заявила|заявили|пише видання|зазначив|зазначила|розповів|розповіла|на думку|наголосив|наголосила",
		Denial:      "спростув*|спростов*|фейк*|не відповідає дійсності|не відповідають дійсності|брехн*|неправд*|недостовірн*|дезінформац*|не підтверди*|вигадк*|насправді|заперечи*|заперечу*|міф про",
		Hearsay:     "нібито|за чутками|подейкують|ходять чутки|чутк*|кажуть, що|кажуть що|мовляв|за непідтвердженими|у соцмережах пишуть|ймовірно|начебто|за деякими даними",
		Urgency:     "терміново|увага|екстрен*|негайно|перешліть|репост*|поширте|максимальний репост|поки не видалили|важливо",
		Question:    "чи правда|чи справді|невже|чи дійсно",
	},
	longear.Kazakh: {
		Attribution: "деп хабарла*|деп хабарлайды|хабарлайды|хабарлады|мәлімдеді|мәлімет*|мәліметінше|мәліметіне сүйенсек|деректеріне сәйкес|айтуынша|айтуына қарағанда|деп жазады|деп жазды|деп мәлімде*|сілтеме жас*|ақпараты бойынша|ақпаратынша|деді|деп атап өтті|түсіндірді|пікірінше|баспасөз қызмет*",
		Denial:      "жалған|жоққа шығар*|теріске шығар*|шындыққа жанаспайды|шындыққа сәйкес келмейді|өтірік*|фейк*|фейк|дезақпарат|жаңсақ|расталмады|расталмаған|негізсіз|шын емес|рас емес|бекер ақпарат",
		Hearsay:     "мыс|міс|деседі|дегенге қарағанда|қауесет*|өсек*|алып-қашпа|лақап*|айтылып жүр|тараған ақпарат|желіде тара*|әлеуметтік желіде тара*|болжам бойынша|көрінеді|дейді екен|ұзынқұлақ*",
		Urgency:     "шұғыл*|жедел|назар аударыңыз*|назар аударыңыздар|тез арада|дереу|таратыңыз*|таратып жіберіңіз*|бөлісіңіз*|барлығына жібер*|маңызды|көзіңізді ашыңыз",
		Question:    "рас па|шын ба|шынымен бе|рас па екен|рас болуы мүмкін бе|мүмкін бе",
	},
	longear.English: {
		Attribution: "according to|reported by|reports that|reported that|said|says|told reporters|citing|stated|announced|confirmed that|in a statement|quoted|claims that|spokesman|spokeswoman|spokesperson",
		Denial:      "denied|denies|deny|false|fake|debunk*|refut*|hoax|misleading|misinformation|disinformation|not true|untrue|no evidence|fabricat*|baseless|unfounded|in fact",
		Hearsay:     "allegedly|reportedly|rumour*|rumor*|unconfirmed|it is said|supposedly|people say|purported*|apparently|sources say",
		Urgency:     "breaking|urgent*|alert|attention|share before|before it is deleted|forward this|spread the word|immediately|must read|important",
		Question:    "is it true|really|did they|is this true",
	},
	longear.Chinese: {
		Attribution: "据报道|据悉|据介绍|据了解|报道称|报道说|援引|表示|指出|称|透露|通报|新华社|记者从|消息人士|发言人|声明说|声明称|据",
		Denial:      "辟谣|不实|谣言|假消息|虚假|否认|系谣传|并非事实|不属实|纯属虚构|纯属捏造|澄清|误读|造谣|假新闻|没有依据|谣传|真相是",
		Hearsay:     "网传|疑似|传言|据传|听说|坊间|小道消息|有网友称|网友爆料|爆料|据说|传闻|疑为|未经证实|流传",
		Urgency:     "紧急|速看|扩散|转发|快转|急|突发|马上|刚刚|重磅|注意|请转告|删前速看|赶紧|震惊|重要通知|求转",
		Question:    "是真的吗|真的吗|是否属实|是真是假|真假|难道|吗",
	},
}

// withoutLetters writes a phrase as people do who have no keyboard for it: Kazakh with Russian letters, Russian in Latin
// letters, which folding reads back without its signs.
func withoutLetters(phrase string, l longear.Lang) string {
	switch l {
	case longear.Kazakh:
		return translit.Plain(phrase)
	case longear.Russian:
		return strings.NewReplacer("ь", "", "ъ", "").Replace(phrase)
	}
	return phrase
}

// entry is a phrase ready to be found.
type entry struct {
	text string
	open bool // the last word may go on
	kind Kind
}

// index holds a language's phrases by their first two bytes; nil where none starts with the first.
type index struct {
	rows [256]*[256][]entry
	han  han.Set // the characters that phrases start with
}

func (ix *index) at(a, b byte) []entry {
	if ix == nil || ix.rows[a] == nil {
		return nil
	}
	return ix.rows[a][b]
}

// opens gives the Han characters that phrases start with; nil is none.
func (ix *index) opens() *han.Set {
	if ix == nil {
		return nil
	}
	return &ix.han
}

func (ix *index) add(e entry) {
	a, b := e.text[0], e.text[1]
	if ix.rows[a] == nil {
		ix.rows[a] = new([256][]entry)
	}
	ix.rows[a][b] = append(ix.rows[a][b], e)
	if r, ok := han.At(e.text, 0); ok {
		ix.han.Add(r)
	}
}

var indexes = buildIndexes()

func buildIndexes() map[longear.Lang]*index {
	all := map[longear.Lang]*index{}
	for lang, kinds := range phrases {
		ix := new(index)
		for _, kind := range [...]Kind{Denial, Hearsay, Attribution, Urgency, Question} {
			for p := range strings.SplitSeq(kinds[kind], "|") {
				text, open := strings.CutSuffix(p, "*")
				ix.add(entry{text, open, kind})
				if bare := withoutLetters(text, lang); bare != text {
					ix.add(entry{bare, open, kind})
				}
			}
		}
		all[lang] = ix
	}
	return all
}
