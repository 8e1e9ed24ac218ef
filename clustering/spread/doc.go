// Package spread works out how a narrative travelled among the posts that are held: the probable parent of each
// sighting with its reasons, crossings between languages, platforms and countries, waves and bursts, whose voices they
// are, posting at the same time, and who follows whom over many narratives. It is pure and deterministic: no I/O, no
// clock, no order of maps.
//
// It shows leads. The earliest sighting is the earliest copy held, never an origin; posts whose times overlap are never
// ordered; an edition of the same outlet or owner is no crossing; posting at the same time is called synchronised and
// nothing more.
package spread
