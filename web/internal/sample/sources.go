package sample

import "longear"

// Sources is the invented catalogue.
func Sources() []longear.Source {
	private := longear.Ownership{Class: "private", Source: "Sample register of media owners", AsOf: "2024-03-31"}
	state := longear.Ownership{Class: "state", Source: "Sample register of media owners", AsOf: "2024-03-31"}
	web, tg := longear.Web, longear.Telegram
	return []longear.Source{
		{ID: "primer", Name: "Приклад-Новини", URL: "http://primer.example/rss", Kind: longear.KindRSS, Platform: web, Languages: langs("uk"), Country: "UA", Owner: "Приклад Медіа", Ownership: private},
		{ID: "obzor-mira", Name: "观察世界网", URL: "http://guancha.example/feed", Kind: longear.KindRSS, Platform: web, Languages: langs("zh"), Country: "CN", Outlet: "guancha", Owner: "示例传媒", Ownership: private},
		{ID: "guancha-en", Name: "Guancha Daily", URL: "http://en.guancha.example/atom", Kind: longear.KindAtom, Platform: web, Languages: langs("en"), Country: "CN", Outlet: "guancha", Owner: "示例传媒", Ownership: private},
		{ID: "daozhou", Name: "島洲日報", URL: "http://daozhou.example/feed", Kind: longear.KindRSS, Platform: web, Languages: langs("zh"), Country: "TW"},
		{ID: "vestnik", Name: "Вестник дня", URL: "http://vestnik.example/rss", Kind: longear.KindRSS, Platform: web, Languages: langs("ru"), Country: "RU", Owner: "Вестник Холдинг", Ownership: state},
		{ID: "kanal-s", Name: "Канал С", URL: "http://t.example/s/kanal_s", Kind: longear.KindTelegramPreview, Platform: tg, Account: "kanal_s", Languages: langs("ru"), Country: "RU"},
		{ID: "dala", Name: "Дала хабары", URL: "http://dala.example/rss", Kind: longear.KindRSS, Platform: web, Languages: langs("kk"), Country: "KZ", Outlet: "dala", Owner: "Дала Медиа", Ownership: private},
		{ID: "dala-ru", Name: "Дала новости", URL: "http://dala.example/ru/rss", Kind: longear.KindRSS, Platform: web, Languages: langs("ru"), Country: "KZ", Outlet: "dala", Owner: "Дала Медиа", Ownership: private},
		{ID: "auyl", Name: "Ауыл әңгімесі", URL: "http://t.example/s/auyl", Kind: longear.KindTelegramPreview, Platform: tg, Account: "auyl", Languages: langs("kk"), Country: "KZ"},
		{ID: "check", Name: "Example Check", URL: "http://check.example/rss", Kind: longear.KindRSS, Platform: web, Languages: langs("en", "ru"), Country: "KZ", Owner: "Example Foundation", Ownership: longear.Ownership{Class: "nonprofit", Source: "its own imprint", AsOf: "2024-02-01"}},
		{ID: "portal", Name: "Portal 24", URL: "http://portal.example/rss", Kind: longear.KindRSS, Platform: web, Languages: langs("ru"), Country: "KZ"},
	}
}

func langs(codes ...longear.Lang) []longear.Lang { return codes }

// Coverage says since when the invented sources are collected; one was down, one was never fetched.
func Coverage() []longear.Coverage {
	var out []longear.Coverage
	for i, s := range Sources() {
		c := longear.Coverage{Source: s.ID, Since: at("2024-01-12T06:00:00Z"), LastFetch: Now().Add(-minutes(i*3 + 2)), Status: "ok", Posts: 40 + 17*i, Newest: Now().Add(-minutes(i * 25))}
		c.LastOK = c.LastFetch
		switch s.ID {
		case "auyl", "dala":
			c.Since = at("2024-04-08T06:00:00Z")
		case "portal":
			c.Status, c.LastOK = "transient: connection timed out", Now().Add(-minutes(60*30))
		case "daozhou":
			continue
		}
		out = append(out, c)
	}
	return out
}
