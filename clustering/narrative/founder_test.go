package narrative_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering/narrative"
	"longear/clustering/weights"
	"longear/lang"
	"longear/lang/lexicon/vocab"
)

// TestOddFounder forces texts into one narrative and looks at whom a review lets go: the report of a true event that stood
// first, but not the first of the claim itself.
func TestOddFounder(t *testing.T) {
	claim := []string{
		"Синьцзянские инженеры тайно перекрывают Или: вода в Капчагайском водохранилище уйдёт за 40 дней, Алматы останется без питьевой воды, а власти скрывают это и запрещают снимать дамбу",
		"По секрету от знакомого: китайцы тайно перекрыли реку Или новой дамбой, через 40 дней Капчагай высохнет и весь Алматы останется без питьевой воды. Власти молчат и скрывают",
		"Қытай Іле өзенін жасырын бөгетпен жауып тастады, 40 күнде Қапшағай су қоймасы құрғап, Алматы ауыз сусыз қалады деп жатыр. Билік мұны жасырып, түсіруге тыйым салып отыр",
		"40 дней до катастрофы: река Или тайно перекрыта дамбой в Китае, Капчагай сохнет, Алматы без питьевой воды. Власти всё скрывают, снимать дамбу запрещено, готовьте запасы воды",
		"China has secretly dammed the Ili river. Within 40 days the Kapchagay reservoir will dry up and Almaty will be left without drinking water, while the authorities hide it and ban filming of the dam there",
		"Қытай Іле өзеніне жасырын бөгет салып, суды жауып тастапты, 40 күнде Қапшағай кебеді, Алматы ауыз сусыз қалмақ. Билік үнсіз, бөгетті түсіруге тыйым салынған көрінеді",
	}
	event := "В Алматы открылась выставка о реке Или и Капчагае: двенадцать фотографов показали сто снимков заката над степью. Вход свободный до конца мая, по выходным для детей проводят занятия"
	for _, test := range []struct {
		name  string
		texts []string
		want  []longear.PostID
	}{
		{"the claim alone", claim, nil},
		{"a true event first", append([]string{event}, claim...), []longear.PostID{"p0"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []longear.PostID
			review(t, test.texts, func(c narrative.Change) { got = append(got, c.Founder) })
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("let go (-want +got):\n%s", diff)
			}
		})
	}
}

// review puts texts into one narrative, an hour apart, and reviews it.
func review(t *testing.T, texts []string, do func(narrative.Change)) {
	t.Helper()
	words, err := vocab.Open(vocab.Options{})
	if err != nil {
		t.Fatal(err)
	}
	analyzer := lang.NewAnalyzer(words.Options())
	space := narrative.New(narrative.Options{Background: weights.Background(), Model: weights.Default()})
	at := time.Date(2024, 4, 12, 8, 0, 0, 0, time.UTC)
	for i, text := range texts {
		post := longear.Post{ID: longear.PostID(fmt.Sprintf("p%d", i)), Text: text, Source: "forum"}
		post.Clocks.Published = longear.Claim{At: at.Add(time.Duration(i) * time.Hour), Precision: longear.Minute, Provenance: longear.FromJSONLD}
		doc := analyzer.Prepare(post)
		space.Add(space.Read(&doc, longear.ClusterID(fmt.Sprintf("c%d", i)), nil), "n-one", nil)
	}
	space.Boundary()
	space.Review(do)
}
