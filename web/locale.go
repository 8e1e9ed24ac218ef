package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"longear"
)

//go:embed locale/*.json
var localeFiles embed.FS

// catalogue holds the words of one locale. A further language is a further file beside locale/en.json.
type catalogue struct {
	code  string
	words map[string]string
}

// T returns the words of a key, with its arguments filled in.
func (c *catalogue) T(key string, args ...any) string {
	s, ok := c.words[key]
	if !ok {
		return "⟨" + key + "⟩" // a test finds it
	}
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}

// N returns key.one or key.other with the number, if the words have a %s for it.
func (c *catalogue) N(key string, n int) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	s := c.T(key + form)
	if !strings.Contains(s, "%s") {
		return s
	}
	return fmt.Sprintf(s, c.number(n))
}

// number groups the digits of large numbers: 12,345.
func (c *catalogue) number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + c.T("number.group") + s[i:]
	}
	return s
}

// name looks a value up under a prefix; values that have no word, such as a platform that we do not know, stay as they are.
func (c *catalogue) name(prefix, value string) string {
	if s, ok := c.words[prefix+"."+value]; ok {
		return s
	}
	return value
}

// speech is every locale, and the frames that mark a claim as a claim.
type speech struct {
	catalogues map[string]*catalogue
	codes      []string // English first: the default
	frames     map[longear.Lang]nameFrame
	readers    []longear.Lang
}

const (
	defaultLocale = "en"
	frameFile     = "frames.json"
)

func loadSpeech() (*speech, error) {
	s := &speech{catalogues: map[string]*catalogue{}, codes: []string{defaultLocale}, readers: []longear.Lang{longear.English}}
	files, err := localeFiles.ReadDir("locale")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if f.Name() == frameFile {
			err = readLocale(frameFile, &s.frames)
		} else {
			err = s.add(f.Name())
		}
		if err != nil {
			return nil, err
		}
	}
	for code := range s.frames {
		if code != longear.English {
			s.readers = append(s.readers, code)
		}
	}
	slices.Sort(s.readers[1:])
	return s, nil
}

func (s *speech) add(file string) error {
	c := &catalogue{code: strings.TrimSuffix(file, path.Ext(file))}
	if err := readLocale(file, &c.words); err != nil {
		return err
	}
	s.catalogues[c.code] = c
	if c.code != defaultLocale {
		s.codes = append(s.codes, c.code)
	}
	return nil
}

func readLocale(file string, into any) error {
	raw, err := localeFiles.ReadFile("locale/" + file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// catalogue picks the locale that the reader accepts best.
func (s *speech) catalogue(accept string) *catalogue { return s.catalogues[pick(s.codes, accept)] }

// reader picks the language in which names are framed.
func (s *speech) reader(accept string) longear.Lang { return pick(s.readers, accept) }

// pick chooses among codes; the first one where nothing fits.
func pick[T ~string](codes []T, accept string) T {
	wanted, _, err := language.ParseAcceptLanguage(accept)
	if err != nil {
		return codes[0]
	}
	for _, w := range wanted {
		base, _ := w.Base()
		if i := slices.Index(codes, T(base.String())); i >= 0 {
			return codes[i]
		}
	}
	return codes[0]
}
