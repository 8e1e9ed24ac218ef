package htmltext

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	base, err := url.Parse("http://news.example/a/1")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, in string
		want     Content
	}{
		{"plain text", "a < b & c", Content{Text: "a < b & c"}},
		{"blocks and breaks", "<p>one\n two</p><div>three<br>four</div>", Content{Text: "one two\nthree\nfour"}},
		{"scripts are no text", "<script>alert(1)</script><style>p{}</style><p>x</p>", Content{Text: "x"}},
		{
			"links", `<a href="/b">b</a> <a href="/b">again</a> <a href="javascript:x">x</a> <a href="#top">top</a>`,
			Content{Text: "b again x top", Links: []string{"http://news.example/b", "http://news.example/a/1#top"}},
		},
		{"escaped twice", `<a href="https://x.example/?a=1&amp;amp;b=2">x</a>`, Content{Text: "x", Links: []string{"https://x.example/?a=1&b=2"}}},
		{
			"media", `<img src="/i.jpg"><video><source src="//cdn.example/v.mp4"></video>`,
			Content{Media: []string{"http://news.example/i.jpg", "http://cdn.example/v.mp4"}},
		},
		{"unclosed", "<p>a<b>b<p>c", Content{Text: "ab\nc"}},
		{"non-breaking blanks", "10&nbsp;000", Content{Text: "10 000"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Parse(test.in, base)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestParseBounds(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		b.WriteString(`<a href="http://x.example/` + strings.Repeat("x", i%300+1) + `">y</a>`)
	}
	if got := len(Parse(b.String(), nil).Links); got != maxLinks {
		t.Errorf("got %d links", got)
	}
}

func TestParseDeepNesting(t *testing.T) {
	if got := Parse(strings.Repeat("<div>", 5000)+"x", nil); strings.TrimSpace(got.Text) == "" {
		t.Errorf("got %.60q", got.Text)
	}
}
