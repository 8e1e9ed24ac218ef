package match

import (
	"unicode/utf8"

	"longear"
	"longear/lang/internal/han"
)

// Costs of a segmentation: every word and every character outside words costs; the cheapest wins.
const (
	wordCost   = 10
	singleCost = 12 // a word of one character
	looseCost  = 15 // a character outside words
)

// move says how the cheapest way reaches a place: from where, by which target.
type move struct{ from, exact int32 }

// segment cuts the text into the fewest words of the dictionary and notes those with an id. Of equally cheap ways the
// one with the longer last word wins, which in Chinese is right more often.
func (m *Matcher) segment(s *space, text string) {
	d := m.words[longear.Chinese]()
	s.room(len(text) + 1)
	s.cost[0] = 0
	for i := 0; i < len(text); {
		r, size := han.Decode(text, i)
		s.relax(i, i+size, looseCost, -1)
		if isHan(r) || r < utf8.RuneSelf && startsWord(text, i) {
			d.wordsAt(s, text, i, r)
		}
		i += size
	}
	s.trace(d, text)
}

// startsWord tells whether an ASCII letter or digit is the first of its run.
func startsWord(text string, i int) bool {
	return isWord(rune(text[i])) && (i == 0 || text[i-1] >= utf8.RuneSelf || !isWord(rune(text[i-1])))
}

func costOf(bytes int) int32 {
	if bytes <= 4 {
		return singleCost
	}
	return wordCost
}

// unreached is the cost of places that no way leads to yet; copying it is faster than a loop.
var unreached = func() (costs [256]int32) {
	for i := range costs {
		costs[i] = 1 << 30
	}
	return costs
}()

func (s *space) room(n int) {
	if cap(s.cost) < n {
		s.cost, s.back = make([]int32, n+n/2), make([]move, n+n/2)
	}
	s.cost, s.back = s.cost[:n], s.back[:n]
	for done := 0; done < n; {
		done += copy(s.cost[done:], unreached[:])
	}
}

func (s *space) relax(from, to int, cost, exact int32) {
	if c := s.cost[from] + cost; c < s.cost[to] {
		s.cost[to] = c
		s.back[to] = move{int32(from), exact}
	}
}

// piece is a step of the cheapest way: a word of the dictionary, or one character outside words.
type piece struct{ from, to, exact int32 }

// trace walks the cheapest way back and appends what it found, last first.
func (s *space) trace(d *dictionary, text string) {
	s.path = s.path[:0]
	for at := int32(len(text)); at > 0; at = s.back[at].from {
		s.path = append(s.path, piece{s.back[at].from, at, s.back[at].exact})
	}
	for i, p := range s.path {
		if p.exact < 0 || d.exact[p.exact].id < 0 {
			continue
		}
		f := found{p.from, p.to, d.exact[p.exact].id, d.exact[p.exact].ambiguous, d.exact[p.exact].letters}
		if s.stands(text, i, &f) {
			s.found = append(s.found, f)
		}
	}
}

// stands weighs a short word against its neighbours: one character is ambiguous and, beside characters that belong to
// no word, probably a part of a name; two or three characters of a transcription beside others of its kind surely are.
func (s *space) stands(text string, i int, f *found) bool {
	word := text[f.from:f.to]
	switch {
	case len(word) <= 4:
		f.ambiguous = true
		return !s.loose(text, i-1, isHan) && !s.loose(text, i+1, isHan)
	case len(word) <= 9 && transcribed(word):
		return !s.loose(text, i-1, sounds) && !s.loose(text, i+1, sounds)
	}
	return true
}

// loose tells whether a piece of the way stands outside words and is of a kind.
func (s *space) loose(text string, i int, kind func(rune) bool) bool {
	if i < 0 || i >= len(s.path) || s.path[i].exact >= 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[s.path[i].from:])
	return kind(r)
}

func transcribed(word string) bool {
	for _, r := range word {
		if !sounds(r) {
			return false
		}
	}
	return true
}

// Transcribes tells the characters that foreign names are written with in Chinese.
func Transcribes(r rune) bool { return sounds(r) }

func sounds(r rune) bool {
	at := uint32(r) - firstHan
	return at < uint32(64*len(transcribing)) && transcribing[at/64]>>(at%64)&1 == 1
}

const firstHan = 0x4e00

// transcribing holds a bit for each character of transcription.
var transcribing = bitsOf(transcription)

func bitsOf(chars string) (bits [(0xa000 - firstHan) / 64]uint64) {
	for _, r := range chars {
		bits[(r-firstHan)/64] |= 1 << ((r - firstHan) % 64)
	}
	return bits
}

const transcription = "阿埃艾爱安昂奥澳巴拜班邦保鲍贝本比彼别宾波伯博勃布查达戴丹德邓迪蒂丁杜敦多厄恩尔法范菲费芬丰佛夫弗福富盖甘冈高戈格根贡古哈海汉豪赫亨胡霍基吉季加贾简杰捷金喀卡凯坎康考柯科克肯库夸拉莱赖兰朗劳勒雷里利莉列林琳龙卢鲁吕伦罗洛马麦迈曼毛梅门蒙米密明缅莫默姆木穆纳娜南内尼涅宁纽努诺欧帕潘庞佩彭皮平普奇齐恰乔切琴丘萨塞桑瑟森沙莎山绍舍申什施史斯丝松苏索塔泰坦汤特藤提汀廷图托瓦万旺威韦维魏温文翁沃乌吾武西希锡夏香谢辛休许逊雅亚延扬耶叶伊依因英尤于约扎詹泽扎哲真治朱茨兹佐娃妮黛廖切宾姬娅捷茹琼卓"
