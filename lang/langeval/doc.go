// Package langeval measures this room on the development sets: detection, folding, stems and speed. It prints the
// tables that `longear eval lang` shows and that docs/languages.md quotes.
package langeval
