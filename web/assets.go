package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed static
var staticFiles embed.FS

// assets serves embedded files under names that carry their digest, so that they may be cached for ever.
type assets struct {
	byName map[string]string // style.css → /static/style.1a2b3c4d.css
	byPath map[string][]byte
}

func loadAssets() (*assets, error) {
	files, err := staticFiles.ReadDir("static")
	if err != nil {
		return nil, err
	}
	a := &assets{byName: map[string]string{}, byPath: map[string][]byte{}}
	for _, f := range files {
		body, err := staticFiles.ReadFile("static/" + f.Name())
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(body)
		ext := path.Ext(f.Name())
		name := strings.TrimSuffix(f.Name(), ext) + "." + hex.EncodeToString(sum[:4]) + ext
		a.byName[f.Name()] = "/static/" + name
		a.byPath[name] = body
	}
	return a, nil
}

func (a *assets) path(name string) string { return a.byName[name] }

// ServeHTTP serves one asset.
func (a *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	body, ok := a.byPath[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
}
