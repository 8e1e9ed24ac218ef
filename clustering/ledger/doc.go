// Package ledger keeps the books of narratives: which cluster belongs to which narrative, what was merged into what, and
// which decisions of people bind. A Book is changed by events alone, so what the engine remembers and what a reader of the
// log finds is one and the same. A Log reads recorded commits without their posts, up to any point: membership “as of”
// then, the history of a narrative, and the event that reverses another.
//
// That people's decisions bind follows constrained clustering: a cannot-link between two narratives whose join was undone,
// and clusters that stay where a person put them (Wagstaff, Cardie, Rogers, Schrödl: Constrained K-means Clustering with
// Background Knowledge, ICML 2001).
package ledger
