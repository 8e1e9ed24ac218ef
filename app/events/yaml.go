package events

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"longear/internal/yamltree"
)

// written is an entry of events.yaml. Title may be a text, or texts by language.
type written struct {
	Title  any      `yaml:"title"`
	Start  string   `yaml:"start"`
	End    string   `yaml:"end"`
	Zone   string   `yaml:"tz"`
	Places []string `yaml:"places"`
	Words  []string `yaml:"words"`
}

// yaml reads a mapping with the one key "events", a list.
func (r *reader) yaml(data []byte) error {
	file, err := yamltree.Parse(data)
	if err != nil {
		return err
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return errors.New("one YAML document is expected, with the key events")
	}
	top, ok := file.Docs[0].Body.(*ast.MappingNode)
	if !ok || len(top.Values) != 1 || top.Values[0].Key.GetToken().Value != "events" {
		return fmt.Errorf("line %d: a mapping with the one key events is expected", lineOf(file.Docs[0].Body))
	}
	list, ok := top.Values[0].Value.(*ast.SequenceNode)
	if !ok {
		return fmt.Errorf("line %d: events is a list", lineOf(top.Values[0].Key))
	}
	for i, node := range list.Values {
		r.entry(i, node)
	}
	return nil
}

func lineOf(n ast.Node) int { return n.GetToken().Position.Line }

// lineAt is the line of a key of an entry; that of the entry where it has no such key.
func lineAt(n ast.Node, key string) int {
	if m, ok := n.(*ast.MappingNode); ok {
		for _, pair := range m.Values {
			if pair.Key.GetToken().Value == key {
				return lineOf(pair.Key)
			}
		}
	}
	return first(n)
}

// first is the line on which an entry begins.
func first(n ast.Node) int {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		return lineOf(m.Values[0].Key)
	}
	return lineOf(n)
}

func (r *reader) entry(i int, n ast.Node) {
	field := func(name string) string { return fmt.Sprintf("events[%d].%s", i, name) }
	var w written
	if err := yamltree.Decode(n, &w); err != nil {
		line, why := first(n), err.Error()
		if typed, ok := errors.AsType[yaml.Error](err); ok {
			why = typed.GetMessage()
			if tk := typed.GetToken(); tk != nil && tk.Position != nil {
				line = tk.Position.Line
			}
		}
		r.fail(line, strings.TrimSuffix(field(""), "."), why)
		return
	}
	e := Event{Places: w.Places, Words: w.Words, File: r.file, Line: first(n)}
	var err error
	if e.Title, err = title(w.Title); err != nil {
		r.fail(lineAt(n, "title"), field("title"), err.Error())
		return
	}
	zone := r.zone
	if w.Zone != "" {
		if zone, err = time.LoadLocation(w.Zone); err != nil {
			r.fail(lineAt(n, "tz"), field("tz"), fmt.Sprintf("an IANA time zone such as Asia/Almaty (got %q)", w.Zone))
			return
		}
	}
	day := false
	if e.Start, day, err = when(w.Start, zone); err != nil {
		r.fail(lineAt(n, "start"), field("start"), err.Error())
		return
	}
	if e.End, err = end(w.End, e.Start, day, zone); err != nil {
		r.fail(lineAt(n, "end"), field("end"), err.Error())
		return
	}
	if r.check(e, func(name string) (int, string) { return lineAt(n, name), field(name) }) {
		r.entries = append(r.entries, entry{Event: e})
	}
}

// title joins the titles of several languages: an event is found by any of them.
func title(v any) (string, error) {
	switch t := v.(type) {
	case nil:
		return "", nil
	case string:
		return t, nil
	case map[string]any:
		var all []string
		for _, lang := range sortedKeys(t) {
			s, ok := t[lang].(string)
			if !ok {
				return "", fmt.Errorf("%s: a text is expected", lang)
			}
			all = append(all, s)
		}
		return strings.Join(all, " · "), nil
	}
	return "", errors.New("a text, or texts by language, is expected")
}

// layouts in which times may be written; only the first is a whole day.
func layouts() []string {
	return []string{time.DateOnly, "2006-01-02 15:04", "2006-01-02T15:04", time.DateTime, "2006-01-02T15:04:05"}
}

func when(s string, zone *time.Location) (at time.Time, day bool, err error) {
	if s == "" {
		return at, false, nil
	}
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return at, false, nil
	}
	for i, layout := range layouts() {
		if at, err := time.ParseInLocation(layout, s, zone); err == nil {
			return at, i == 0, nil
		}
	}
	return at, false, fmt.Errorf("a day (2024-04-05), a time (2024-04-05 10:00) or RFC 3339 is expected (got %q)", s)
}

// end is exclusive: a day as end means its midnight; without an end a day lasts until the next, a time is an instant.
func end(s string, start time.Time, wholeDay bool, zone *time.Location) (time.Time, error) {
	if s == "" {
		if wholeDay {
			return start.AddDate(0, 0, 1), nil
		}
		return start, nil
	}
	at, day, err := when(s, zone)
	if day {
		at = at.AddDate(0, 0, 1)
	}
	return at, err
}
