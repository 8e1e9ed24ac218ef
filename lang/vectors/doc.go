// Package vectors gives texts in Chinese, Russian, Kazakh, Ukrainian and English a place in one space of meaning without
// a model or a server: a table of vectors of word pieces is in the binary, and a text is their weighted sum (tools/vectors
// makes the table and says how). Integers are added up, so all machines agree.
package vectors
