package charset

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
)

// prescan is how many bytes are searched for a declaration; browsers read 1,024, portals put theirs later.
const prescan = 8192

var (
	xmlDeclaration  = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']`)
	metaDeclaration = regexp.MustCompile(`(?i)<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{1,40})`)
	comment         = regexp.MustCompile(`(?s)<!--.*?-->`)
	kazakhPage      = regexp.MustCompile(`(?i)<html[^>]{0,200}\slang\s*=\s*["']?kk\b|&#(1241|1171|1179|1187|1257|1201|1199|1211);|&#x(4d9|493|49b|4a3|4e9|4b1|4af|4bb);`)
)

// headerLabel reads the charset parameter, also from headers that are not quite well-formed.
func headerLabel(contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		return params["charset"]
	}
	_, label, found := strings.Cut(strings.ToLower(contentType), "charset=")
	if !found {
		return ""
	}
	label, _, _ = strings.Cut(label, ";")
	return label
}

func xmlLabel(body []byte) string { return firstGroup(xmlDeclaration, head(body)) }

func metaLabel(body []byte) string {
	return firstGroup(metaDeclaration, comment.ReplaceAll(head(body), nil))
}

func head(body []byte) []byte { return body[:min(len(body), prescan)] }

func firstGroup(re *regexp.Regexp, b []byte) string {
	m := re.FindSubmatch(b)
	if m == nil {
		return ""
	}
	return string(m[1])
}

// remark names charset and rule. Kazakh letters do not exist in windows-1251: a Kazakh page in it is a contradiction
// that a person should look at, since letters may have been lost before we saw them.
func remark(text []byte, name, rule string) string {
	note := ""
	if name == "windows-1251" && kazakhPage.Match(head(text)) {
		note = ", contradiction: Kazakh letters do not exist in it"
	}
	if n := bytes.Count(text, []byte("\uFFFD")); n > 0 {
		note += ", undecodable bytes"
	}
	return name + " (" + rule + note + ")"
}
