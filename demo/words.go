package demo

import (
	"fmt"
	"time"
)

// words are the fixed phrases of a page in one language.
type words struct {
	HTMLLang, Home, News, About, Related, Source, ForwardedFrom, Next, Rights, Comments string
}

// wordsOf returns the phrases for a post's language and script.
func wordsOf(lang, script string) words {
	switch lang + "-" + script {
	case "zh-Hans":
		return words{"zh-CN", "首页", "新闻", "关于我们", "相关阅读", "原文", "转发自", "下一页", "版权所有", "评论"}
	case "zh-Hant":
		return words{"zh-Hant", "首頁", "新聞", "關於我們", "延伸閱讀", "原文", "轉發自", "下一頁", "版權所有", "留言"}
	case "kk-Cyrl":
		return words{"kk", "Басты бет", "Жаңалықтар", "Біз туралы", "Осы тақырыпта", "Дереккөз", "Бөліскен", "Келесі бет", "Барлық құқық қорғалған", "Пікірлер"}
	case "kk-Latn":
		return words{"kk-Latn", "Basty bet", "Jañalyqtar", "Bız turaly", "Osy taqyrypta", "Derekköz", "Bölısken", "Kelesı bet", "Barlyq qūqyq qorğalğan", "Pıkırler"}
	case "kk-Arab":
		return words{"kk-Arab", "باستى بەت", "جاڭالىقتار", "ٴبىز تۋرالى", "وسى تاقىرىپتا", "دەرەككوز", "بولىسكەن", "كەلەسى بەت", "بارلىق قۇقىق قورعالعان", "پىكىرلەر"}
	case "uk-Cyrl":
		return words{"uk", "Головна", "Новини", "Про нас", "Читайте також", "Джерело", "Переслано від", "Далі", "Усі права захищено", "Коментарі"}
	case "en-Latn":
		return words{"en", "Home", "News", "About", "Related", "Source", "Forwarded from", "Next page", "All rights reserved", "Comments"}
	default:
		return words{"ru", "Главная", "Новости", "О нас", "Читайте также", "Источник", "Переслано от", "Следующая страница", "Все права защищены", "Комментарии"}
	}
}

var (
	monthsRU = [...]string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}
	monthsUK = [...]string{"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"}
	monthsKK = [...]string{"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"}
)

// dateText writes a time as a page in that language would; a day-precision post shows the day alone.
func dateText(p *Post) string {
	t, day := p.Published, dayText(p)
	switch {
	case p.Precision == "day":
		return day
	case p.Lang == "zh":
		return day + " " + t.Format("15:04")
	default:
		return day + ", " + t.Format("15:04")
	}
}

func dayText(p *Post) string {
	t := p.Published
	month := t.Month() - time.January
	switch {
	case p.Lang == "zh":
		return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day())
	case p.Lang == "ru" && p.SiteID == "finreg", p.Lang == "kk" && p.SiteID == "finreg":
		return t.Format("02.01.2006")
	case p.Lang == "ru":
		return fmt.Sprintf("%d %s %d", t.Day(), monthsRU[month], t.Year())
	case p.Lang == "uk":
		return fmt.Sprintf("%d %s %d", t.Day(), monthsUK[month], t.Year())
	case p.Lang == "kk" && p.Script == "Cyrl":
		return fmt.Sprintf("%d жылғы %d %s", t.Year(), t.Day(), monthsKK[month])
	case p.Lang == "en":
		return t.Format("2 January 2006")
	default:
		return t.Format("2006-01-02")
	}
}
