// Package weights holds the fitted weights of level 2. They are data: `longear eval fit` writes them.
package weights

import (
	_ "embed"
	"encoding/json"

	"longear/clustering/narrative"
	"longear/clustering/stance"
)

//go:embed narrative.json
var fitted []byte

//go:embed stance.json
var stances []byte

//go:embed background.bin.gz
var common []byte

// Default returns the weights shipped.
func Default() narrative.Model {
	m, err := narrative.ReadModel(fitted)
	if err != nil {
		panic("weights/narrative.json: " + err.Error()) // a test reads the file
	}
	return m
}

// Stance returns the weights of denial.
func Stance() stance.Weights {
	var w stance.Weights
	if err := json.Unmarshal(stances, &w); err != nil {
		panic("weights/stance.json: " + err.Error()) // a test reads the file
	}
	return w
}

// Background returns the shipped rates of common terms. It takes some milliseconds to read.
func Background() *narrative.Background {
	b, err := narrative.ReadBackground(common)
	if err != nil {
		panic("weights/background.bin.gz: " + err.Error()) // a test reads the file
	}
	return b
}
