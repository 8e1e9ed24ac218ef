package clustering_test

import (
	"testing"

	"longear"
	"longear/clustering"
	"longear/lang"
)

func TestSheet(t *testing.T) {
	text := "По данным западных СМИ, в Алматы с 15 июня закроют три больницы."
	docs := []lang.Doc{
		post("a", "one", text, longear.Russian, 0), post("b", "two", text, longear.Russian, 5), post("c", "three", text, longear.Russian, 9),
	}
	for i := range docs {
		docs[i].Post.Owner = "holding"
	}
	sightings := make([]longear.Sighting, len(docs))
	for i := range sightings {
		sightings[i] = longear.Sighting{Post: docs[i].Post.ID, Cluster: "c-1"}
	}
	s := clustering.NewSheet(sightings, docs)
	if !s.WireCopy() || !s.OneOwner() || !s.OnePlatform() || s.WireCopies != 3 {
		t.Errorf("got %+v", s)
	}
	if !s.Unsourced() || s.Attributed[0].Source != "one" {
		t.Errorf("attributed: %+v, held: %v", s.Attributed, s.SourceHeld)
	}
	docs[0].Analysis = &lang.Analysis{} // an earlier post that attributes to nobody
	if s := clustering.NewSheet(sightings, docs); s.SourceHeld == nil || *s.SourceHeld != docs[0].Post.ID {
		t.Errorf("held: %v, want the earlier post", s.SourceHeld)
	}
}
