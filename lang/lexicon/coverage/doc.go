// Package coverage measures on texts that nobody tuned to how much of them the lexicon and the gazetteer know: the share
// of content words that carry a concept, per language and field, and the share of marked names that are found. In
// Chinese, where there are no word boundaries, the unit is the character. Function words (package function) do not
// count.
package coverage
