package demo

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"time"
	_ "time/tzdata" // the sites' zones must be known on any machine

	"github.com/goccy/go-yaml"
)

// Load reads and checks the embedded sample world. Its errors name file, post and field.
func Load() (*World, error) {
	sub, err := fs.Sub(worldFS, "world")
	if err != nil {
		return nil, fmt.Errorf("sample world: %w", err)
	}
	return load(sub)
}

func load(fsys fs.FS) (*World, error) {
	w := &World{byID: make(map[string]*Post)}
	var sites struct {
		Sites []*Site `yaml:"sites"`
	}
	if err := readYAML(fsys, "sites.yaml", &sites); err != nil {
		return nil, err
	}
	w.Sites = sites.Sites
	bySite, err := checkSites(w.Sites)
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(fsys, "posts/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("posts: %w", err)
	}
	fileOf := make(map[string]string)
	for _, name := range names {
		if err := w.loadPosts(fsys, name, bySite, fileOf); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(w.Posts, func(a, b *Post) int { return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID)) })
	return w, errors.Join(w.checkReferences(fileOf), w.loadClaims(fsys))
}

func (w *World) loadPosts(fsys fs.FS, name string, bySite map[string]*Site, fileOf map[string]string) error {
	var file struct {
		Posts []*Post `yaml:"posts"`
	}
	if err := readYAML(fsys, name, &file); err != nil {
		return err
	}
	var errs []error
	for _, p := range file.Posts {
		at := fault{file: path.Base(name), id: p.ID}
		if other, ok := fileOf[p.ID]; ok {
			errs = append(errs, at.new("id", p.ID, "is used twice, first in "+other))
			continue
		}
		p.Site = bySite[p.SiteID]
		errs = append(errs, checkPost(p, at)...)
		fileOf[p.ID] = at.file
		w.byID[p.ID] = p
		w.Posts = append(w.Posts, p)
	}
	return errors.Join(errs...)
}

// readYAML decodes strictly: an unknown or repeated key is an error with line and column.
func readYAML(fsys fs.FS, name string, into any) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("sample world: %w", err)
	}
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func zone(name string) (*time.Location, error) {
	if name == "" {
		return nil, errors.New("a site needs a time zone")
	}
	return time.LoadLocation(name)
}
