// Package number reads quantities out of folded text: digits, Chinese numerals and number words, with magnitudes,
// ranges and units, as values that can be compared across languages.
package number
