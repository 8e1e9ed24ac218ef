// Package automaton finds which of many keys a text starts with. Its double-array trie is built once, holds eight
// bytes a node, and answers without allocating; the matchers of lang (concepts, entities, endings) stand on it.
package automaton
