package token

import (
	"strings"

	"longear"
)

// stopWords are the function words of each language, folded.
var stopWords = map[longear.Lang]map[string]bool{
	longear.Russian: set("и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о об из ему " +
		"теперь когда даже ну ли если уже или ни быть был него до вас нибудь уж вам ведь там потом себя ничего ей они тут где есть надо ней для мы тебя " +
		"их чем была сам чтоб чтобы без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой совсем ним здесь этом один почти мой " +
		"тем нее были куда зачем всех при это эта эти также который которая которые которого которой которых которым"),
	longear.Ukrainian: set("і й та в у не що він на я з зі із як а то все вона так його але ти до же ви за б би по тільки її мені було ось від мене ще ні о об " +
		"про йому тепер коли навіть ну чи якщо вже або ні бути був нього вас вам там потім себе нічого їй вони тут де є треба для ми тебе їх ніж була сам щоб " +
		"без раз теж також під буде тоді хто цей ця це ці того тому цього який яка які якого якої яких яким"),
	longear.Kazakh: set("және мен пен бен да де та те бұл сол осы ол олар біз сіз сен бір үшін туралы деп деген бар жоқ емес екен еді болып болған болды болады " +
		"ал бірақ өз оның оны оған осындай сондай кейін дейін арқылы бойынша қарай тек ғана не немесе егер сияқты әр өте тағы ме ма ба бе па пе ғой " +
		"сонымен қатар яғни онда мұнда"),
	longear.English: set("the a an and or but if of to in on at by for with from as is are was were be been being it its this that these those he she they we you i " +
		"his her their our your my him them us me not no so than then there here when where who which what how will would can could may might shall " +
		"should must do does did has have had about into over after before also just up out"),
	longear.Chinese: set("的 了 是 在 和 与 及 或 也 都 就 而 但 不 有 这 那 我 你 他 她 它 们 之 于 以 为 被 把 对 从 到 将 会 着 过 吗 呢 吧 啊"),
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// Stop tells whether a folded word is a function word of the language.
func Stop(word string, lang longear.Lang) bool { return stopWords[lang][word] }
