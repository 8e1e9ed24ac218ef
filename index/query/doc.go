// Package query is the search language: words, "phrases", "two words"~5, AND, OR, NOT or -, ( ), and filters such as
// lang:kk source:steppe-times after:2024-04-01 is:debunked. Parse turns a text into a Node that both stores translate,
// so that a query means the same in both. docs/search.md is its manual.
package query
