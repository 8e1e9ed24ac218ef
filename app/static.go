package app

import (
	"fmt"

	"longear"
	"longear/clustering"
	"longear/lang/fold"
	"longear/lang/vectors"
)

// StaticVectors is the value of Embed.URL that takes vectors from the table in the binary: no model, no server.
const StaticVectors = "static"

// staticMeaning embeds with the table of word pieces that is in the binary (lang/vectors).
type staticMeaning struct{ table *vectors.Table }

func newStaticMeaning() (staticMeaning, error) {
	table, err := WordVectors()
	return staticMeaning{table}, err
}

// Vectors embeds title and lead of each post in their folded form; nil where the table knows none of the words.
func (m staticMeaning) Vectors(posts []*longear.Post) [][]float32 {
	out := make([][]float32, len(posts))
	for i, p := range posts {
		v := make([]float32, m.table.Dims())
		if m.table.Embed(fold.Read(clustering.MeaningText(p), p.Lang, p.Script).Text, v) {
			out[i] = v
		}
	}
	return out
}

// WordVectors are the vectors of words that are in the binary, for comparing texts of two languages.
func WordVectors() (*vectors.Table, error) {
	table, err := vectors.Load()
	if err != nil {
		return nil, fmt.Errorf("load the word vectors: %w", err)
	}
	return table, nil
}
