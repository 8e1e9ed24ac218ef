// Command names writes names.tsv: the names of all countries and territories of ISO 3166 in the five languages, from the
// Unicode CLDR data in golang.org/x/text/language/display (licence: Unicode). Run it with go generate.
package main

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// groups are codes of groups of states.
const groups = "EU EZ UN ZZ QO XA XB"

func main() {
	langs := []language.Tag{language.MustParse("zh-Hans"), language.Russian, language.Kazakh, language.Ukrainian, language.English}
	var out strings.Builder
	out.WriteString("# Written by internal/names from golang.org/x/text/language/display (Unicode CLDR). Do not edit.\n")
	out.WriteString("code\tzh\tru\tkk\tuk\ten\n")
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string(a) + string(b))
			if err != nil || !region.IsCountry() || region.Canonicalize() != region || region.String() != string(a)+string(b) || strings.Contains(groups, region.String()) {
				continue
			}
			if row := row(region, langs); row != "" {
				fmt.Fprintf(&out, "%s%s\n", region, row)
			}
		}
	}
	if err := os.WriteFile("names.tsv", []byte(out.String()), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// row gives the names in each language, or nothing for a code without an English name.
func row(region language.Region, langs []language.Tag) string {
	var b strings.Builder
	for _, l := range langs {
		name := display.Regions(l).Name(region)
		if name == "" || name == "Unknown Region" {
			return ""
		}
		b.WriteString("\t" + name)
	}
	return b.String()
}
