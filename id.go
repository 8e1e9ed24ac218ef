package longear

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// PostID names a post, whatever its versions: "p-…". This id and the others are deterministic on any machine (DESIGN §4.2).
type PostID string

// VersionID names one text of a post: "v-…".
type VersionID string

// ClusterID names a cluster after its founding post: "c-…".
type ClusterID string

// NarrativeID names a narrative after its founding post: "n-…".
type NarrativeID string

// SourceID is a source's id as written in feeds.yaml.
type SourceID string

var idEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewPostID hashes the platform's own id when there is one ("telegram:chan/123"), else the canonical URL key.
func NewPostID(platformKey string) PostID { return PostID(hashID("p-", platformKey)) }

// NewVersionID hashes the post id and the normalised text.
func NewVersionID(post PostID, normalised string) VersionID {
	return VersionID(hashID("v-", string(post), normalised))
}

// NewClusterID names a cluster after the post that founded it.
func NewClusterID(founder PostID) ClusterID { return ClusterID(hashID("c-", string(founder))) }

// NewNarrativeID names a narrative after the post that founded it.
func NewNarrativeID(founder PostID) NarrativeID { return NarrativeID(hashID("n-", string(founder))) }

// hashID joins the parts with a NUL, so that ("a","bc") and ("ab","c") differ, and keeps 80 bits.
func hashID(prefix string, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return prefix + idEncoding.EncodeToString(sum[:10])
}
