package spread

import (
	"fmt"
	"testing"

	"longear"
)

// TestFit gives narratives in which every copy has the first post as its parent: the weights must say so.
func TestFit(t *testing.T) {
	var cases []Case
	for n := range 6 {
		c := Case{Parents: map[longear.PostID]longear.PostID{}}
		for i := range 5 {
			p := post{id: fmt.Sprint(n, i), source: fmt.Sprint("s", i), text: dam, minute: 10 * i}.sighting()
			c.Input.Sightings = append(c.Input.Sightings, p)
			if i > 0 {
				c.Parents[p.Post.ID] = longear.PostID(fmt.Sprint(n, 0))
			}
		}
		cases = append(cases, c)
	}
	w := Fit(cases, nil, Options{}, "test")
	right := 0
	for _, c := range cases {
		for _, s := range Of(c.Input, Options{Weights: &w}).Steps {
			if want, known := c.Parents[s.Post]; known && want == s.Parent {
				right++
			}
		}
	}
	if right != 24 {
		t.Errorf("%d of 24 parents right; weights %v", right, w.Text)
	}
}
