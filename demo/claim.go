package demo

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Claim is what a narrative says, in one sentence per language: translations of each other, while posts are versions.
type Claim struct {
	Narrative string            `yaml:"narrative"`
	Text      map[string]string `yaml:"text"` // by language; Chinese in Hans, Kazakh in Cyrillic
}

const claimsFile = "claims.yaml"

// loadClaims comes after the posts: they say which narratives there are.
func (w *World) loadClaims(fsys fs.FS) error {
	var file struct {
		Claims []*Claim `yaml:"claims"`
	}
	if err := readYAML(fsys, claimsFile, &file); err != nil {
		return err
	}
	w.Claims = file.Claims
	return w.checkClaims()
}

// checkClaims holds that narratives and claims are the same, one claim each.
func (w *World) checkClaims() error {
	told, claimed := make(map[string]bool), make(map[string]bool)
	for _, p := range w.Posts {
		told[p.Truth.Narrative] = true
	}
	delete(told, "")
	var errs []error
	for _, c := range w.Claims {
		at := fault{claimsFile, c.Narrative}
		switch {
		case !told[c.Narrative]:
			errs = append(errs, at.new("narrative", c.Narrative, "no post tells it"))
		case claimed[c.Narrative]:
			errs = append(errs, at.new("narrative", c.Narrative, "is used twice"))
		}
		claimed[c.Narrative] = true
		errs = append(errs, checkClaim(c, at)...)
	}
	for _, n := range slices.Sorted(maps.Keys(told)) {
		if !claimed[n] {
			errs = append(errs, fault{claimsFile, n}.new("narrative", n, "has no claim"))
		}
	}
	return errors.Join(errs...)
}

// checkClaim holds a claim to one line in each language and no others.
func checkClaim(c *Claim, at fault) []error {
	langs := slices.Sorted(maps.Keys(scripts))
	var errs []error
	for _, l := range langs {
		switch text := c.Text[l]; {
		case strings.TrimSpace(text) == "":
			errs = append(errs, at.new("text."+l, "", "is required"))
		case strings.Contains(text, "\n"):
			errs = append(errs, at.new("text."+l, text, "one sentence on one line"))
		}
	}
	for _, l := range slices.Sorted(maps.Keys(c.Text)) {
		errs = at.among(errs, "text", l, langs)
	}
	return errs
}
