package longear

import _ "embed"

//go:embed feeds.yaml
var catalogFile string

// Catalog returns the shipped catalogue of sources, in the format of feeds.yaml.
func Catalog() []byte { return []byte(catalogFile) }
