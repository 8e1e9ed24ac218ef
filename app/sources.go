package app

import (
	"errors"
	"io/fs"
	"os"

	"longear"
	"longear/crawler/catalog"
)

// LoadSources reads a feeds.yaml. Without a path it reads feeds.yaml of this folder, else the catalogue that is shipped.
func LoadSources(path string) ([]longear.Source, error) {
	if path != "" {
		return loadFile(path)
	}
	sources, err := loadFile("feeds.yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return catalog.Parse("the shipped feeds.yaml", longear.Catalog())
	}
	return sources, err
}

func loadFile(path string) ([]longear.Source, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, longear.E("", longear.KindInvalid, err)
	}
	return catalog.Parse(path, raw)
}

// SourceName is how a source is called in tables; an id that is in no catalogue stays as it is.
func (a *App) SourceName(id longear.SourceID) string {
	if s, ok := a.sources[id]; ok {
		return s.Name
	}
	return string(id)
}
