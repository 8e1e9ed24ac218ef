package demo

import (
	"fmt"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// encode turns a page into the bytes of the site's charset; a letter that the charset lacks is an error.
func encode(charset, s string) ([]byte, error) {
	var enc encoding.Encoding
	switch charset {
	case charsetGB18030:
		enc = simplifiedchinese.GB18030
	case charset1251:
		enc = charmap.Windows1251
	default:
		return []byte(s), nil
	}
	out, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		return nil, fmt.Errorf("cannot be written in the site's charset: %w", err)
	}
	return out, nil
}

// contentType is the header as the site sends it: windows-1251 is declared nowhere, GB18030 only inside the page.
func contentType(charset string) string {
	if charset == charsetUTF8 {
		return "text/html; charset=utf-8"
	}
	return "text/html"
}

// metaCharset is what the page itself declares; "" where it declares nothing.
func metaCharset(charset string) string {
	if charset == charset1251 {
		return ""
	}
	return charset
}
