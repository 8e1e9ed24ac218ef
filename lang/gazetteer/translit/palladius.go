package translit

import "strings"

// The system of Palladius, initial by initial and final by final; syllables without an initial and those that do not
// follow the rule are listed.
const (
	initials = "b б p п m м f ф d д t т n н l л g г k к h х j цз q ц x с zh чж ch ч sh ш r ж z цз c ц s с"
	finals   = "a а o о e э ai ай ei эй ao ао ou оу an ань en энь ang ан eng эн ong ун i и ia я ie е iao яо iu ю ian янь in инь " +
		"iang ян ing ин iong юн u у ua уа uo о uai уай ui уй uan уань un унь uang уан v юй ve юэ"
	rounded = "u юй ue юэ uan юань un юнь"
	alone   = "a а o о e э ai ай ei эй ao ао ou оу an ань en энь ang ан er эр wu у wa ва wo во wai вай wei вэй wan вань wen вэнь " +
		"wang ван weng вэн yi и ya я ye е yao яо you ю yan янь yin инь yang ян ying ин yong юн yu юй yue юэ yuan юань yun юнь " +
		"zi цзы ci цы si сы hui хуэй"
)

// syllables gives pinyin → Russian.
func syllables() map[string]string {
	out := map[string]string{}
	in, fin, round := strings.Fields(initials), strings.Fields(finals), strings.Fields(rounded)
	for i := 0; i < len(in); i += 2 {
		for f := 0; f < len(fin); f += 2 {
			if possible(in[i], fin[f]) {
				out[in[i]+fin[f]] = in[i+1] + fin[f+1]
			}
		}
		if strings.Contains("jqx", in[i]) {
			for f := 0; f < len(round); f += 2 {
				out[in[i]+round[f]] = in[i+1] + round[f+1]
			}
		}
	}
	list := strings.Fields(alone)
	for i := 0; i < len(list); i += 2 {
		out[list[i]] = list[i+1]
	}
	return out
}

// possible tells whether an initial and a final make a syllable: j q x only before i (and ü), zh ch sh r z c s never
// before another i than their own.
func possible(initial, final string) bool {
	front := strings.HasPrefix(final, "i")
	if labial := strings.Contains("bpmf", initial); final == "o" && !labial || final == "uo" && labial {
		return false
	}
	switch initial {
	case "j", "q", "x":
		return front
	case "zh", "ch", "sh", "r":
		return !front && final[0] != 'v' || final == "i"
	case "z", "c", "s", "g", "k", "h":
		return !front && final[0] != 'v'
	case "n", "l":
		return true
	}
	return final[0] != 'v'
}
