package fold

// russianLetters are those of the ways in which people and passports write Russian in Latin letters; signs are left out.
var russianLetters = alphabet{
	glide: 'ы',
	letters: map[rune]rune{
		'a': 'а', 'b': 'б', 'c': 'ц', 'd': 'д', 'e': 'е', 'f': 'ф', 'g': 'г', 'h': 'х', 'i': 'и', 'j': 'й', 'k': 'к', 'l': 'л',
		'm': 'м', 'n': 'н', 'o': 'о', 'p': 'п', 'q': 'к', 'r': 'р', 's': 'с', 't': 'т', 'u': 'у', 'v': 'в', 'w': 'в', 'x': 'х',
		'y': 'ы', 'z': 'з',
	},
	pairs: map[[2]rune]string{
		{'z', 'h'}: "ж", {'k', 'h'}: "х", {'t', 's'}: "ц", {'c', 'h'}: "ч", {'s', 'h'}: "ш", {'y', 'u'}: "ю", {'y', 'a'}: "я",
		{'j', 'u'}: "ю", {'j', 'a'}: "я", {'y', 'o'}: "е", {'y', 'e'}: "е", {'j', 'o'}: "е", {'j', 'e'}: "е",
		{'i', 'a'}: "ия",
	},
}
