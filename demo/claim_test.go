package demo

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func worldOf(sites, posts, claims string) fstest.MapFS {
	return fstest.MapFS{"sites.yaml": {Data: []byte(sites)}, "posts/x.yaml": {Data: []byte(posts)}, "claims.yaml": {Data: []byte(claims)}}
}

const goodClaim = "claims:\n" + `  - {narrative: n, text: {zh: 他来。, ru: Он едет., kk: Ол келеді., uk: Він їде., en: He comes.}}
`

func TestLoad_ClaimFaultsAreNamed(t *testing.T) {
	claim := func(old, new string) string { return strings.Replace(goodClaim, old, new, 1) }
	twice := goodClaim + strings.TrimPrefix(goodClaim, "claims:\n")
	tests := map[string]struct{ claims, want string }{
		"good":             {goodClaim, "<nil>"},
		"no claim":         {"claims: []\n", `claims.yaml: n: narrative "n": has no claim`},
		"no narrative":     {claim("narrative: n", "narrative: m"), `claims.yaml: m: narrative "m": no post tells it`},
		"empty narrative":  {claim("narrative: n", `narrative: ""`), `claims.yaml: : narrative "": no post tells it`},
		"narrative twice":  {twice, `claims.yaml: n: narrative "n": is used twice`},
		"language missing": {claim("kk: Ол келеді., ", ""), `claims.yaml: n: text.kk "": is required`},
		"language empty":   {claim("Ол келеді.", `" "`), `claims.yaml: n: text.kk "": is required`},
		"other language":   {claim("kk:", "ky: Ал келет., kk:"), `claims.yaml: n: text "ky": one of en, kk, ru, uk, zh`},
		"two lines":        {claim("Он едет.", `"Он едет.\nДа."`), `text.ru "Он едет.\nДа.": one sentence on one line`},
		"language twice":   {claim("kk:", "ru: Она едет., kk:"), `claims.yaml: [2:`},
		"unknown key":      {claim("text:", "texts:"), `claims.yaml: [2:`},
	}
	told := strings.Replace(goodPost, `narrative: ""`, "narrative: n", 1)
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := load(worldOf(goodSite, told, tc.claims))
			if got := fmt.Sprint(err); !strings.Contains(got, tc.want) {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
}

func TestLoad_ClaimsFileIsRequired(t *testing.T) {
	fsys := worldOf(goodSite, goodPost, "")
	delete(fsys, "claims.yaml")
	if _, err := load(fsys); err == nil || !strings.Contains(err.Error(), "claims.yaml") {
		t.Errorf("got %v, want an error that names claims.yaml", err)
	}
}
