package han

// Set has a bit for each character that At knows. The nil set is empty.
type Set [(End - First) / 64]uint64

// SetOf is the set of the characters of a text; those that At does not know are left out.
func SetOf(chars string) *Set {
	s := new(Set)
	for _, r := range chars {
		s.Add(r)
	}
	return s
}

// Add puts a character into the set, if At knows it.
func (s *Set) Add(r rune) {
	if r >= First && r < End {
		s[(r-First)/64] |= 1 << (r % 64)
	}
}

// Has tells whether a character that At knows is in the set.
func (s *Set) Has(r rune) bool {
	return s != nil && s[uint32(r-First)/64%uint32(len(s))]>>(r%64)&1 == 1
}

// Skip gives the first place in text from i on where no Han character that At knows stands, or one of the set.
func (s *Set) Skip(text string, i int) int {
	for i < len(text) {
		r, ok := At(text, i)
		if !ok || s.Has(r) {
			break
		}
		i += Size
	}
	return i
}
