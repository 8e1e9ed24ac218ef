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

// IDKey is an id without its prefix, in 10 bytes: for tables of millions. The zero key is that of no id.
type IDKey [10]byte

// KeyOf gives the key of an id of this package, or of none.
func KeyOf[T PostID | VersionID | ClusterID | NarrativeID](id T) (k IDKey, err error) {
	if id == "" {
		return k, nil
	}
	if len(id) != 2+idEncoding.EncodedLen(len(k)) || id[1] != '-' {
		return k, Errorf(KindInternal, "%q is no id", string(id))
	}
	if _, err := idEncoding.Decode(k[:], []byte(id[2:])); err != nil {
		return k, Errorf(KindInternal, "%q is no id", string(id))
	}
	return k, nil
}

// Post gives the id of a post.
func (k IDKey) Post() PostID { return PostID(k.text("p-")) }

// Cluster gives the id of a cluster.
func (k IDKey) Cluster() ClusterID { return ClusterID(k.text("c-")) }

// Narrative gives the id of a narrative.
func (k IDKey) Narrative() NarrativeID { return NarrativeID(k.text("n-")) }

func (k IDKey) text(prefix string) string {
	if k == (IDKey{}) {
		return ""
	}
	return prefix + idEncoding.EncodeToString(k[:])
}
