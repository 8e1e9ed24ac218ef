// Package digest writes the weekly digest: a window of the store, selected and worded once (Digest), and an encoder per
// format over io.Writer. It shows claims as claims and leads as leads (DESIGN §4); it computes no verdict.
package digest
