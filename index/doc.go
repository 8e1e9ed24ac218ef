// Package index is what both stores share: the text columns that are written from one analysis, the query language
// (index/query) and the contract that a store must keep (index/contract, run against index/sqlite and index/elastic).
package index
