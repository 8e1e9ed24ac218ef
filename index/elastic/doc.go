// Package elastic is the store for more than one machine: Elasticsearch 8 with strict mappings, versioned indices behind
// aliases and deterministic ids. It keeps the same contract as index/sqlite. Only core modules and analyzers are used:
// our own tokens are stored, so the whitespace analyzer suffices. Requests go through elastic-transport-go (docs/adr/003).
package elastic
