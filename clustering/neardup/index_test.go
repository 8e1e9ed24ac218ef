package neardup

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/lang"
	"longear/lang/fold"
)

var start = time.Date(2024, 4, 1, 8, 0, 0, 0, time.UTC)

// doc makes the n-th post of a test, a minute after the one before it.
func doc(n int, text string, names ...string) Doc {
	at := start.Add(time.Duration(n) * time.Minute)
	d := Doc{
		Ord: uint64(n), ID: longear.PostID(fmt.Sprintf("p-%d", n)), Lang: longear.Russian, Script: longear.Cyrl,
		Text: fold.Fold(text, longear.Russian, longear.Cyrl), Source: longear.SourceID(fmt.Sprintf("s%d", n)),
		Interval: longear.Interval{Lo: at, Hi: at},
	}
	for _, name := range names {
		d.Names = append(d.Names, Name{Text: fold.Fold(name, longear.Russian, longear.Cyrl), Show: name})
	}
	return d
}

const claim = "В Костанайской области прорвало дамбу на реке Тобол, эвакуированы 12 человек, сообщил аким района. " +
	"Власти утверждают, что угрозы для соседних посёлков нет, однако жители готовятся к худшему и вывозят скот."

func TestRelations(t *testing.T) {
	tests := []struct {
		name, text string
		relation   longear.Relation
		joins      bool
		changed    []string
	}{
		{"same words", claim, longear.Copy, true, nil},
		{"noise", "❗️❗️ " + claim + " https://t.me/abc", longear.Copy, true, nil},
		{"cut", claim[:len(claim)*6/10], longear.Truncated, true, nil},
		{"more", claim + " Подписывайтесь на наш канал, чтобы первыми узнавать новости области и всей страны целиком.", longear.Superset, true, nil},
		{"light edit", "В Костанайской области прорвало плотину на реке Тобол, эвакуированы 12 человек, заявил аким района. " +
			"Власти утверждают, что угрозы для соседних сёл нет, однако жители готовятся к худшему и вывозят скот.", longear.Edit, true, nil},
		{"other number", "В Костанайской области прорвало дамбу на реке Тобол, эвакуированы 30 человек, сообщил аким района. " +
			"Власти утверждают, что угрозы для соседних посёлков нет, однако жители готовятся к худшему и вывозят скот.", longear.Edit, false, []string{"12 → 30"}},
		{"other text", "Сборная Казахстана по хоккею разгромила соперников в заключительном матче группового этапа и вышла в финал.", longear.Original, false, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := New(Options{})
			first := x.Assign(doc(1, claim))
			got := x.Assign(doc(2, tt.text))
			if got.Relation != tt.relation || (got.Cluster == first.Cluster) != tt.joins {
				t.Errorf("got %s, joins %v (%+v), want %s, %v", got.Relation, got.Cluster == first.Cluster, got, tt.relation, tt.joins)
			}
			if diff := cmp.Diff(tt.changed, got.Changed); diff != "" {
				t.Errorf("changed (-want +got):\n%s", diff)
			}
		})
	}
}

func TestChineseNames(t *testing.T) {
	text := "据武汉市卫健委工作人员张伟介绍，目前医院床位已经全部启用，请市民不要前往人员密集的场所，做好个人防护。"
	tests := []struct {
		name, text string
		joins      bool
	}{
		{"another person", strings.Replace(text, "张伟", "李娜", 1), false},
		{"another word", strings.Replace(text, "密集", "聚集", 1), true},
		{"another person and other words", strings.NewReplacer("张伟", "李娜", "启用", "开放", "密集", "聚集").Replace(text), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := New(Options{})
			made := func(n int, s string) Doc {
				p := longear.Post{ID: longear.PostID(strconv.Itoa(n)), Text: s, Lang: longear.Chinese, Script: longear.Hans}
				p.Clocks.Observed = start.Add(time.Duration(n) * time.Minute)
				return FromDoc(&lang.Doc{Post: p, Folded: fold.Fold(s, p.Lang, p.Script)}, uint64(n))
			}
			first := x.Assign(made(1, text))
			if got := x.Assign(made(2, tt.text)); (got.Cluster == first.Cluster) != tt.joins {
				t.Errorf("got %+v, want joined %v", got, tt.joins)
			}
		})
	}
}
