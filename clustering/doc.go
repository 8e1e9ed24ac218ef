// Package clustering decides which posts are copies of one another (level 1, package neardup) and which of those clusters
// carry one claim (level 2). It is pure and deterministic: no I/O, no clock, no dependence on map order; the same posts
// in the same order give the same decisions on every machine.
package clustering
