package detect

import (
	"bytes"
	_ "embed" // the profiles
	"fmt"
	"strings"
	"sync"

	"longear"
	"longear/lang/detect/internal/profile"
)

//go:generate go run ./internal/train

//go:embed profiles.bin.gz
var profileData []byte

// loadProfiles reads the built-in profiles once. They are part of the program, so a fault in them is a bug.
var loadProfiles = sync.OnceValue(func() [profile.Scripts]*profile.Table {
	tables, err := profile.Read(bytes.NewReader(profileData))
	if err != nil {
		panic(fmt.Sprintf("detect: built-in profiles: %v", err))
	}
	return tables
})

// Data is the file of profiles, for the version of an analysis.
func Data() []byte { return profileData }

// kinds says which language each profile of a script stands for.
type kinds struct {
	names []longear.Lang
	bias  []bias

	ru, kk, plain int // where Russian and the two Kazakh profiles of Cyrillic are
}

func newKinds(s profile.Script, t *profile.Table) kinds {
	k := kinds{names: make([]longear.Lang, len(t.Names)), bias: make([]bias, len(t.Names))}
	for i, n := range t.Names {
		base, _, _ := strings.Cut(n, "~")
		k.names[i] = longear.Lang(base)
		k.bias[i] = biases[s][n]
		switch n {
		case "ru":
			k.ru = i
		case "kk":
			k.kk = i
		case "kk~plain":
			k.plain = i
		}
	}
	return k
}
