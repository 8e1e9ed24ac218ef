package longear

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIDKey(t *testing.T) {
	post := NewPostID("https://a.example/1")
	key, err := KeyOf(post)
	if err != nil {
		t.Fatal(err)
	}
	cluster, narrative := NewClusterID(post), NewNarrativeID(post)
	c, err := KeyOf(cluster)
	if err != nil {
		t.Fatal(err)
	}
	n, err := KeyOf(narrative)
	if err != nil {
		t.Fatal(err)
	}
	none, err := KeyOf(PostID(""))
	if err != nil {
		t.Fatal(err)
	}
	got := []string{string(key.Post()), string(c.Cluster()), string(n.Narrative()), string(none.Post())}
	if d := cmp.Diff([]string{string(post), string(cluster), string(narrative), ""}, got); d != "" {
		t.Errorf("ids from keys (-want +got):\n%s", d)
	}
	for _, bad := range []PostID{"p", "p-", "post-0123456789abcdef", "p-0123456789abcde!", "p-0123456789abcdefg"} {
		if _, err := KeyOf(bad); KindOf(err) != KindInternal {
			t.Errorf("%q: got %v, want an error of kind internal", bad, err)
		}
	}
}
