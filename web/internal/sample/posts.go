package sample

import "longear"

// row is one invented post with its place in a narrative.
type row struct {
	id, story, cluster string
	source             longear.SourceID
	platform           longear.Platform
	account            string
	lang               longear.Lang
	script             longear.Script
	time               string
	precision          longear.Precision
	relation           longear.Relation
	parent             string
	score              float64
	stance             longear.Stance
	title, text        string
	changed            []string
	forwardOf          string
	links              []string
	country            string
}

const (
	second = longear.Second
	minute = longear.Minute
	day    = longear.Day
)

// talks is the story of the mock: a claim that crosses four languages, with edits, copies and a debunk.
func talks() []row {
	const zhText = "有消息称，哈萨克斯坦已向北约秘书长递交加入申请，两个月内将公布结果。知情人士表示，谈判在布鲁塞尔秘密进行，双方已接触三轮。"
	const zhEdit = "有消息称，哈萨克斯坦正在讨论加入北约，三个月内将公布结果。知情人士表示，谈判在布鲁塞尔秘密进行，双方已接触五轮。"
	const zhHant = "有消息稱，哈薩克斯坦已向北約秘書長遞交加入申請，兩個月內將公布結果。知情人士表示，談判在布魯塞爾秘密進行，雙方已接觸三輪。"
	const ruText = "Казахстан ведёт тайные переговоры о вступлении в НАТО. По данным источников, заявка уже передана генеральному секретарю, результат объявят через два месяца."
	const ruEdit = "Казахстан ведёт тайные переговоры о вступлении в НАТО. По данным источников, заявка уже передана генеральному секретарю, результат объявят через 30 дней. Ведомство не ответило на запрос."
	const kkText = "Қазақстан НАТО-ға кіру туралы жасырын келіссөз жүргізуде. Дереккөздердің айтуынша, өтініш бас хатшыға тапсырылған, нәтижесі екі айдан кейін жарияланады."
	const kkArab = "قازاقستان ناتو-عا كىرۋ تۋرالى جاسىرىن كەلىسسوز جۇرگىزۋدە. وتىنىش باس حاتشىعا تاپسىرىلعان، ناتيجەسى ەكى ايدان كەيىن جاريالانادى."
	const enText = "Leaked: a delegate on tape says Kazakhstan is secretly negotiating to join NATO and that talks in Brussels are under way. Call +7 701 555 12 34 for the file."
	a, r := longear.Asserts, longear.Reports
	return []row{
		{id: "a1", story: "talks", cluster: "en", source: "x-import", platform: longear.X, account: "example_watch", lang: "en", script: longear.Latn, time: "2024-04-06T09:12:08Z", precision: second, relation: longear.Original, stance: a, title: "Kazakhstan is secretly negotiating to join NATO", text: enText},
		{id: "a2", story: "talks", cluster: "uk", source: "primer", platform: longear.Web, lang: "uk", script: longear.Cyrl, time: "2024-04-06T13:03:00Z", precision: minute, relation: longear.Translation, parent: "a1", score: .62, stance: r, title: "Казахстан таємно домовляється про вступ до НАТО", text: "Сусіди на черзі: оприлюднено запис розмови делегата. Казахстан таємно домовляється про вступ до НАТО, переговори тривають у Брюсселі.", country: "UA"},
		{id: "a3", story: "talks", cluster: "zh", source: "wb-import", platform: longear.Weibo, account: "示例观察员", lang: "zh", script: longear.Hans, time: "2024-04-07T09:20:41Z", precision: second, relation: longear.Translation, parent: "a1", score: .81, stance: a, title: "哈萨克斯坦正秘密谈判加入北约", text: zhText},
		{id: "a4", story: "talks", cluster: "zh", source: "wb-import", platform: longear.Weibo, account: "北方来信", lang: "zh", script: longear.Hans, time: "2024-04-07T10:02:10Z", precision: second, relation: longear.Copy, parent: "a3", score: .98, stance: a, title: "哈萨克斯坦正秘密谈判加入北约", text: zhText},
		{id: "a5", story: "talks", cluster: "zh", source: "wb-import", platform: longear.Weibo, account: "小王看世界", lang: "zh", script: longear.Hans, time: "2024-04-07T11:40:55Z", precision: second, relation: longear.Copy, parent: "a3", score: .96, stance: a, title: "哈萨克斯坦正秘密谈判加入北约", text: zhText},
		{id: "a6", story: "talks", cluster: "zh", source: "obzor-mira", platform: longear.Web, lang: "zh", script: longear.Hans, time: "2024-04-07T13:15:00Z", precision: minute, relation: longear.Edit, parent: "a3", score: .88, stance: r, title: "哈萨克斯坦正秘密谈判加入北约", text: zhEdit, changed: []string{"已递交申请 → 正在讨论", "两个月 → 三个月"}, country: "CN"},
		{id: "a7", story: "talks", cluster: "zh", source: "daozhou", platform: longear.Web, lang: "zh", script: longear.Hant, time: "2024-04-08", precision: day, relation: longear.Copy, parent: "a3", score: .91, stance: r, title: "哈薩克斯坦正秘密談判加入北約", text: zhHant, country: "TW"},
		{id: "a8", story: "talks", cluster: "zh", source: "wb-import", platform: longear.WeChat, account: "说天下", lang: "zh", script: longear.Hans, time: "2024-04-08T02:30:00Z", precision: minute, relation: longear.Truncated, parent: "a3", score: .77, stance: a, text: "有消息称，哈萨克斯坦已向北约秘书长递交加入申请，两个月内将公布结果。"},
		{id: "a9", story: "talks", cluster: "en2", source: "guancha-en", platform: longear.Web, lang: "en", script: longear.Latn, time: "2024-04-08T03:00:00Z", precision: minute, relation: longear.Translation, parent: "a6", score: .83, stance: r, title: "Sources: Kazakhstan discusses joining NATO", text: "Kazakhstan is discussing to join NATO, sources say; a result is expected within three months.", country: "CN"},
		{id: "b1", story: "talks", cluster: "ru", source: "kanal-s", platform: longear.Telegram, account: "kanal_s", lang: "ru", script: longear.Cyrl, time: "2024-04-08T10:41:17Z", precision: second, relation: longear.Translation, parent: "a3", score: .71, stance: a, title: "Казахстан ведёт тайные переговоры о вступлении в НАТО", text: ruText, country: "RU"},
		{id: "b2", story: "talks", cluster: "ru", source: "tg-import", platform: longear.Telegram, account: "sosed_pishet", lang: "ru", script: longear.Cyrl, time: "2024-04-08T11:05:33Z", precision: second, relation: longear.Forward, parent: "b1", score: .99, stance: a, title: "Казахстан ведёт тайные переговоры о вступлении в НАТО", text: ruText, forwardOf: "http://t.example/kanal_s/551"},
		{id: "b3", story: "talks", cluster: "ru", source: "vestnik", platform: longear.Web, lang: "ru", script: longear.Cyrl, time: "2024-04-08T16:20:00Z", precision: minute, relation: longear.Edit, parent: "b1", score: .84, stance: r, title: "Казахстан ведёт тайные переговоры о вступлении в НАТО", text: ruEdit, changed: []string{"два месяца → 30 дней"}, country: "RU"},
		{id: "b4", story: "talks", cluster: "ru", source: "portal", platform: longear.Web, lang: "ru", script: longear.Cyrl, time: "2024-04-09T05:10:00Z", precision: minute, relation: longear.Copy, parent: "b3", score: .97, stance: r, title: "Казахстан ведёт тайные переговоры о вступлении в НАТО", text: ruEdit, country: "KZ"},
		{id: "b5", story: "talks", cluster: "ru2", source: "dala-ru", platform: longear.Web, lang: "ru", script: longear.Cyrl, time: "2024-04-10T07:00:00Z", precision: minute, relation: longear.Translation, parent: "c1", score: .8, stance: longear.Questions, title: "Правда ли, что Казахстан вступает в НАТО?", text: "Сообщения о переговорах о вступлении Казахстана в НАТО ничем не подтверждены. Мы спросили ведомства.", country: "KZ"},
		{id: "c1", story: "talks", cluster: "kk", source: "dala", platform: longear.Web, lang: "kk", script: longear.Cyrl, time: "2024-04-09T12:30:00Z", precision: minute, relation: longear.Translation, parent: "b1", score: .69, stance: r, title: "Қазақстан НАТО-ға кіру туралы жасырын келіссөз жүргізуде", text: kkText, country: "KZ"},
		{id: "c2", story: "talks", cluster: "kk", source: "auyl", platform: longear.Telegram, account: "auyl", lang: "kk", script: longear.Cyrl, time: "2024-04-09T14:02:00Z", precision: second, relation: longear.Copy, parent: "c1", score: .95, stance: a, text: kkText, country: "KZ"},
		{id: "c3", story: "talks", cluster: "kkarab", source: "wb-import", platform: longear.WeChat, account: "دالا ٴۇنى", lang: "kk", script: longear.Arab, time: "2024-04-09T18:44:00Z", precision: minute, relation: longear.Paraphrase, parent: "c1", score: .41, stance: a, text: kkArab},
		{id: "c4", story: "talks", cluster: "kk", source: "fb-import", platform: longear.Forum, account: "aizhan.k", lang: "kk", script: longear.Cyrl, relation: longear.Copy, parent: "c1", score: .93, stance: longear.Unclear, text: kkText},
		{id: "d1", story: "talks", cluster: "deny-en", source: "check", platform: longear.Web, lang: "en", script: longear.Latn, time: "2024-04-11T16:30:00Z", precision: minute, relation: longear.Debunk, parent: "b3", score: .7, stance: longear.Denies, title: "No application to NATO exists: what the ministry and the records say", text: "The ministry, the alliance and the public records show no application. We asked all three.", country: "KZ"},
		{id: "d2", story: "talks", cluster: "deny-ru", source: "check", platform: longear.Web, lang: "ru", script: longear.Cyrl, time: "2024-04-12T08:00:00Z", precision: minute, relation: longear.Debunk, parent: "b3", score: .7, stance: longear.Denies, title: "Заявки в НАТО нет: что говорят ведомства", text: "Ведомства и открытые реестры не содержат заявки в НАТО.", country: "KZ"},
	}
}
