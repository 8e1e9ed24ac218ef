package translit

import (
	"testing"

	"longear"
	"longear/lang"
	"longear/lang/fold"
)

func TestPalladius(t *testing.T) {
	table := New()
	for ru, want := range map[string]string{
		"цзиньпин": "jinping", "си": "xi", "дэцзян": "dejiang", "вэй": "wei", "хуэй": "hui", "чжао": "zhao", "юань": "yuan", "лэцзи": "leji",
		"цзэдун": "zedong", "сяопин": "xiaoping", "кэцян": "keqiang", "жуй": "rui", "цзыян": "ziyang",
	} {
		if got, ok := table.FromRussian(ru); !ok || got != want {
			t.Errorf("FromRussian(%s) = %s, %v; want %s", ru, got, ok, want)
		}
	}
	for _, word := range []string{"иван", "петров", "здравствуйте", ""} {
		if got, ok := table.FromRussian(word); ok && word != "иван" {
			t.Errorf("FromRussian(%s) = %s", word, got)
		}
	}
}

// TestSkeletons holds that a Russian name and its Chinese transcription meet.
func TestSkeletons(t *testing.T) {
	table := New()
	for ru, zh := range map[string]string{
		"гурулев": "古鲁廖夫", "песков": "佩斯科夫", "лавров": "拉夫罗夫", "герасимов": "格拉西莫夫", "зеленск": "泽连斯基", "захаров": "扎哈罗娃",
		"медведев": "梅德韦杰夫", "токаев": "托卡耶夫", "назарбаев": "纳扎尔巴耶夫",
	} {
		if a, b := RussianSkeleton(ru), table.HanSkeleton(zh); a != b {
			t.Errorf("%s %s, %s %s", ru, a, zh, b)
		}
	}
}

func TestFinder(t *testing.T) {
	f := NewFinder()
	for _, test := range []struct {
		lang   longear.Lang
		script longear.Script
		text   string
		want   string
	}{
		{"zh", "Hans", "古鲁廖夫表示", "name:gllv"},
		{"ru", "Cyrl", "Слова Гурулёва", "name:gllv"},
		{"kk", "Cyrl", "Гурулёвтың сөзі", "name:gllv"},
		{"zh", "Hans", "，郭文静：", "name:guo-wenjing"},
		{"ru", "Cyrl", "как говорит Го Вэньцзин", "name:guo-wenjing"},
		{"en", "Latn", "said Guo Wenjing", "name:guo-wenjing"},
		{"ru", "Cyrl", "сегодня хорошая погода", ""},
	} {
		got := f.Match(lang.Text{Lang: test.lang, Script: test.script, Read: fold.Read(test.text, test.lang, test.script)}, nil)
		id := ""
		if len(got) > 0 {
			id = got[0].ID
		}
		if id != test.want || id != "" && !got[0].Weak {
			t.Errorf("%s: %v, want %s", test.text, got, test.want)
		}
	}
}
