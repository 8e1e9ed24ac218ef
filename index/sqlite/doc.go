// Package sqlite is the default store: one file that any SQLite tool can open. Posts and sightings are written first,
// under the sequence number of the commit to come; they are visible once that commit record exists (DESIGN §3).
package sqlite
