// Package pipeline carries posts from a crawler or an import into the store: normalise → prepare (detect, fold, analyse)
// in any number of workers, then one writer that decides, writes, commits and only then acknowledges (DESIGN §3).
// Nothing is dropped: every post ends as stored, known already, or a dead letter with its reason.
package pipeline
