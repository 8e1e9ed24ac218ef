// Package charset turns the bytes of a page or feed into UTF-8 and says which rule decided. It trusts, in this order:
// the source's override, a byte order mark, bytes that are valid UTF-8, the HTTP header, the document's own
// declaration, and last the statistics of the languages that the project reads.
package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Hints are what others say about the encoding of a body.
type Hints struct {
	Override    string // of the source in feeds.yaml; wins over everything
	ContentType string // the HTTP header
}

// Decode returns the body in UTF-8 without a byte order mark, and the winning charset with its rule: "gb18030 (meta)".
// It never fails: bytes that no rule explains become U+FFFD, which the rule says.
func Decode(body []byte, hints Hints) (text []byte, charset string) {
	if out, name, ok := decodeLabel(body, hints.Override); ok {
		return out, remark(out, name, "override")
	}
	if out, name, ok := decodeBOM(body); ok {
		return out, name + " (bom)"
	}
	if bad, fine := validity(body); bad == 0 || fine >= 20*bad {
		return bytes.ToValidUTF8(body, []byte("\uFFFD")), "utf-8 (" + repaired(bad) + ")"
	}
	for _, d := range []struct{ rule, label string }{
		{"header", headerLabel(hints.ContentType)},
		{"xml", xmlLabel(body)},
		{"meta", metaLabel(body)},
	} {
		if out, name, ok := decodeLabel(body, d.label); ok && plausible(out) && !falseLatin(body, name) {
			return out, remark(out, name, d.rule)
		}
	}
	out, name := guess(body)
	return out, remark(out, name, "statistics")
}

func repaired(bad int) string {
	if bad == 0 {
		return "content"
	}
	return fmt.Sprintf("content, %d bad bytes", bad)
}

// validity counts the bytes that are not UTF-8 and the well-formed characters beyond ASCII.
func validity(body []byte) (bad, fine int) {
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			fine++
		}
		body = body[size:]
	}
	return bad, fine
}

// plausible refuses a declared charset that leaves more than one replacement character in fifty characters.
func plausible(text []byte) bool {
	broken := bytes.Count(text, []byte("\uFFFD"))
	return broken*50 <= utf8.RuneCount(text)
}

// falseLatin tells whether a declared Latin-1 is only a server's default: the bytes read well in another charset.
func falseLatin(body []byte, name string) bool {
	if name != "windows-1252" {
		return false
	}
	_, better := guess(body)
	return better != name
}

// decodeLabel decodes with a named charset; a label that nobody knows, or UTF-8 for bytes that are not, is no answer.
func decodeLabel(body []byte, label string) (text []byte, name string, ok bool) {
	enc, name := lookup(label)
	if enc == nil {
		return nil, "", false
	}
	if name == "utf-8" {
		if bad, _ := validity(body); bad > 0 {
			return nil, "", false
		}
		return trimBOM(body), name, true
	}
	out, err := enc.NewDecoder().Bytes(body)
	return out, name, err == nil
}

// lookup finds an encoding by its label, also by the spellings that browsers do not know.
func lookup(label string) (encoding.Encoding, string) {
	label = strings.ToLower(strings.Trim(strings.TrimSpace(label), `"'`))
	bare := strings.NewReplacer("-", "", "_", "", " ", "").Replace(label)
	switch bare {
	case "":
		return nil, ""
	case "gb18030", "gb2312", "gbk", "cp936", "ms936", "xgbk", "euccn", "gb231280":
		return simplifiedchinese.GB18030, "gb18030" // a superset of the others
	case "win1251", "windows1251", "cp1251", "ms1251", "xcp1251", "1251", "ansi1251":
		label = "windows-1251"
	case "koi8", "koi8r":
		label = "koi8-r"
	case "utf8", "utf8mb4":
		label = "utf-8"
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, ""
	}
	name, err := htmlindex.Name(enc)
	if err != nil {
		return nil, ""
	}
	return enc, name
}

func decodeBOM(body []byte) (text []byte, name string, ok bool) {
	switch {
	case bytes.HasPrefix(body, []byte("\xEF\xBB\xBF")):
		return bytes.ToValidUTF8(body[3:], []byte("\uFFFD")), "utf-8", true
	case bytes.HasPrefix(body, []byte("\xFF\xFE")):
		return decodeUTF16(body, unicode.LittleEndian, "utf-16le")
	case bytes.HasPrefix(body, []byte("\xFE\xFF")):
		return decodeUTF16(body, unicode.BigEndian, "utf-16be")
	}
	return nil, "", false
}

func decodeUTF16(body []byte, order unicode.Endianness, name string) ([]byte, string, bool) {
	out, err := unicode.UTF16(order, unicode.ExpectBOM).NewDecoder().Bytes(body)
	return out, name, err == nil
}

func trimBOM(body []byte) []byte { return bytes.TrimPrefix(body, []byte("\xEF\xBB\xBF")) }
