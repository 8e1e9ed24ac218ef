package neardup

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
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
