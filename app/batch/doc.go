// Package batch clusters a file of posts without a store: the batch contract of DESIGN §6. Lines are read once to see
// how far they are out of order, decoded in parallel, sorted externally when that is more than 72 hours, prepared in
// parallel, decided in event-time order (level 1 of a group beside level 2 of the one before), and printed with their
// final ids.
package batch
