package lang

import "longear"

// Doc is a post with everything that was read out of its text, prepared once by the pipeline and passed on unchanged:
// the clustering decides on it, the index stores it.
type Doc struct {
	Post     longear.Post // Lang, Script, Confidence and Mixed are filled in
	Folded   string       // the matching form of Post.Body(), see package fold
	Analysis *Analysis    // tokens, entities, concepts, numbers, dates, cues
}
