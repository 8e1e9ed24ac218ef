// Package contract is the test-suite that every store must pass: the commit protocol, search, projections, state. It is
// run by the tests of index/sqlite and index/elastic.
package contract
