// Package lint checks the data of the lexicon and the gazetteer: rows and cells by themselves (letters, empty cells,
// Traditional characters), forms that several ids claim, concepts that are written twice, and the rules of naming
// (Taiwan is no country row; places that were renamed carry all their names in one row).
package lint
