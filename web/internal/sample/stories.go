package sample

import "longear"

// others are smaller stories: one with a verdict, one that returns, one that is linked, one that attacks the page.
func others() []row {
	a, r := longear.Asserts, longear.Reports
	return []row{
		{id: "o1", story: "office", cluster: "o-ru", source: "kanal-s", platform: longear.Telegram, account: "kanal_s", lang: "ru", script: longear.Cyrl, time: "2024-04-10T04:40:00Z", precision: second, relation: longear.Original, stance: a, title: "В Алматы откроют офис НАТО", text: "В Алматы откроют офис НАТО, здание уже выбрали."},
		{id: "o2", story: "office", cluster: "o-kk", source: "auyl", platform: longear.Telegram, account: "auyl", lang: "kk", script: longear.Cyrl, time: "2024-04-10T11:20:00Z", precision: second, relation: longear.Translation, parent: "o1", score: .58, stance: a, title: "Алматыда НАТО кеңсесі ашылады", text: "Алматыда НАТО кеңсесі ашылады деген келіссөз жүріп жатыр."},
		{id: "s1", story: "sugar", cluster: "s-ru", source: "portal", platform: longear.Web, lang: "ru", script: longear.Cyrl, time: "2024-04-02T05:00:00Z", precision: minute, relation: longear.Original, stance: r, title: "Сахар исчезнет из магазинов к маю", text: "Жители пишут, что сахар исчезнет из магазинов к маю. Склады, по их словам, пусты."},
		{id: "s2", story: "sugar", cluster: "s-ru", source: "tg-import", platform: longear.Telegram, account: "market_talk", lang: "ru", script: longear.Cyrl, time: "2024-04-02T09:14:00Z", precision: second, relation: longear.Copy, parent: "s1", score: .97, stance: a, title: "Сахар исчезнет из магазинов к маю", text: "Жители пишут, что сахар исчезнет из магазинов к маю. Склады, по их словам, пусты."},
		{id: "s3", story: "sugar", cluster: "s-kk", source: "dala", platform: longear.Web, lang: "kk", script: longear.Cyrl, time: "2024-04-03T08:00:00Z", precision: minute, relation: longear.Translation, parent: "s1", score: .77, stance: r, title: "Мамырға дейін дүкендерде қант қалмайды", text: "Мамырға дейін дүкендерде қант қалмайды деген әңгіме тарады."},
		{id: "s4", story: "sugar", cluster: "s-ru", source: "portal", platform: longear.Web, lang: "ru", script: longear.Cyrl, time: "2024-05-03T06:30:00Z", precision: minute, relation: longear.Edit, parent: "s1", score: .86, stance: a, title: "Сахар исчезнет из магазинов к июню", text: "Жители пишут, что сахар исчезнет из магазинов к июню. Склады, по их словам, пусты.", changed: []string{"к маю → к июню"}},
		{id: "r1", story: "tape", cluster: "r-en", source: "x-import", platform: longear.X, account: "example_watch", lang: "en", script: longear.Latn, time: "2024-04-06T05:00:00Z", precision: second, relation: longear.Original, stance: a, title: "A recording of a delegate circulates", text: "A recording of a delegate circulates; the voice says the neighbours are next."},
		{id: "x1", story: "attack", cluster: "x", source: "tg-import", platform: longear.Telegram, account: `"><img src=x onerror=alert(1)>`, lang: "en", script: longear.Latn, time: "2024-05-10T10:00:00Z", precision: second, relation: longear.Original, stance: longear.Unclear, title: `<script>alert("title")</script>`, text: `Text with <img src=x onerror=alert(2)> and "quotes" & an ampersand.`, links: []string{"javascript:alert(3)"}},
	}
}
