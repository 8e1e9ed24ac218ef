// Package narrative is level 2 of the clustering: it finds out which near-duplicate clusters carry one claim, in any
// wording and any language. It is incremental and deterministic and knows nothing of stores or clocks.
//
// A cluster goes: profile (words, names, entities, concepts, who-did-what pairs, numbers, dates, links, vector) → at most
// 48 candidates from an inverted index → a score per pair from weights fitted by a program → the mean of the three best
// per narrative → rules (two independent channels, vetoes) → join, suggestion or a new narrative. Every 32 posts the
// narratives that changed are looked at again: merges by quorum, moves and splits by audit.
package narrative
