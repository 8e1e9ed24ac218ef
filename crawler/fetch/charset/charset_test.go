package charset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	russian = "Жители посёлка сообщили о закрытии пункта пропуска на границе, в ведомстве это опровергли."
	chinese = "据当地媒体报道，边境口岸将于下周关闭，有关部门对此予以否认，目前没有更多消息。"
	hant    = "據當地媒體報導，邊境口岸將於下週關閉，有關部門對此予以否認，目前沒有更多消息。"
)

func encode(t *testing.T, enc encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	cp1251, gb, koi := charmap.Windows1251, simplifiedchinese.GB18030, charmap.KOI8R
	xml := func(label, s string) string {
		return `<?xml version="1.0" encoding="` + label + `"?><rss>` + s + `</rss>`
	}
	meta := func(label, s string) string { return `<html><head><meta charset="` + label + `"></head><p>` + s }
	tests := []struct {
		name    string
		body    []byte
		hints   Hints
		want    string // text that must stand in the result
		charset string
	}{
		{"plain utf-8", []byte(russian), Hints{}, russian, "utf-8 (content)"},
		{"utf-8 bom", []byte("\uFEFF" + russian), Hints{}, russian, "utf-8 (bom)"},
		{"utf-16 bom", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), russian), Hints{}, russian, "utf-16le (bom)"},
		{"utf-8 declared windows-1251", []byte(xml("windows-1251", russian)), Hints{}, russian, "utf-8 (content)"},
		{"utf-8 with a wrong header", []byte(russian), Hints{ContentType: "text/html; charset=windows-1251"}, russian, "utf-8 (content)"},
		{"utf-8 with one broken byte", []byte(russian + "\xFF"), Hints{}, russian, "utf-8 (content, 1 bad bytes)"},
		{"windows-1251 without declaration", encode(t, cp1251, russian), Hints{}, russian, "windows-1251 (statistics)"},
		{"short windows-1251 without declaration", encode(t, cp1251, "Новости"), Hints{}, "Новости", "windows-1251 (statistics)"},
		{"windows-1251 by header", encode(t, cp1251, russian), Hints{ContentType: "text/html; charset=win-1251"}, russian, "windows-1251 (header)"},
		{"windows-1251 by loose header", encode(t, cp1251, russian), Hints{ContentType: "text/html charset=CP1251"}, russian, "windows-1251 (header)"},
		{"header says utf-8, bytes are windows-1251", encode(t, cp1251, meta("windows-1251", russian)), Hints{ContentType: "text/html; charset=utf-8"}, russian, "windows-1251 (meta)"},
		{"koi8-r without declaration", encode(t, koi, russian), Hints{}, russian, "koi8-r (statistics)"},
		{"gb18030 by meta", encode(t, gb, meta("gb2312", chinese)), Hints{}, chinese, "gb18030 (meta)"},
		{"gb18030 label variant", encode(t, gb, xml("GB-18030", chinese)), Hints{}, chinese, "gb18030 (xml)"},
		{"gb18030 without declaration", encode(t, gb, chinese), Hints{}, chinese, "gb18030 (statistics)"},
		{"big5 without declaration", encode(t, traditionalchinese.Big5, hant), Hints{}, hant, "big5 (statistics)"},
		{"declaration inside a comment", encode(t, cp1251, `<!-- <meta charset="gbk"> -->`+russian), Hints{}, russian, "windows-1251 (statistics)"},
		{"override wins", encode(t, cp1251, russian), Hints{Override: "windows-1251", ContentType: "text/html; charset=gbk"}, russian, "windows-1251 (override)"},
		{"unknown override is passed over", encode(t, cp1251, russian), Hints{Override: "klingon"}, russian, "windows-1251 (statistics)"},
		{"latin-1 as a server's default", encode(t, cp1251, russian), Hints{ContentType: "text/html; charset=iso-8859-1"}, russian, "windows-1251 (statistics)"},
		{"latin-1 that is true", []byte("<p>caf\xe9 cr\xe8me, d\xe9j\xe0 vu"), Hints{ContentType: "text/html; charset=iso-8859-1"}, "café crème, déjà vu", "windows-1252 (header)"},
		{"ascii", []byte("plain"), Hints{ContentType: "text/html; charset=gbk"}, "plain", "utf-8 (content)"},
		{"empty", nil, Hints{}, "", "utf-8 (content)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, charset := Decode(test.body, test.hints)
			if !strings.Contains(string(got), test.want) {
				t.Errorf("text: got %q, want %q in it", got, test.want)
			}
			if charset != test.charset {
				t.Errorf("charset: got %q, want %q", charset, test.charset)
			}
			if strings.HasPrefix(string(got), "\uFEFF") {
				t.Error("the byte order mark is still there")
			}
		})
	}
}

func TestDecodeFlagsKazakhInWindows1251(t *testing.T) {
	page := encode(t, charmap.Windows1251, `<html lang="kk"><meta charset="windows-1251"><p>Казакстан &#1179;ала</p>`+russian)
	_, charset := Decode(page, Hints{})
	if want := "windows-1251 (meta, contradiction: Kazakh letters do not exist in it)"; charset != want {
		t.Errorf("got %q, want %q", charset, want)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(russian), "text/html; charset=gbk", "")
	f.Add([]byte("\xFF\xFEa"), "", "utf-16")
	f.Add([]byte("\xC0\xE5<meta charset=koi8-r>"), "x;charset", "gb18030")
	f.Fuzz(func(t *testing.T, body []byte, contentType, override string) {
		got, charset := Decode(body, Hints{Override: override, ContentType: contentType})
		if strings.ToValidUTF8(string(got), "") != string(got) {
			t.Errorf("not UTF-8: %q", got)
		}
		if charset == "" {
			t.Error("no charset named")
		}
	})
}
