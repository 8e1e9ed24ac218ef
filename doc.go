// Package longear is the vocabulary of the project: sources, captures, posts, clusters, narratives, sightings,
// events, their ids, validation and error kinds. It imports only the standard library and does no I/O; every other
// package speaks in these types (ARCHITECTURE.md shows the rooms).
package longear
