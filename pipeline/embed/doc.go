// Package embed asks an OpenAI-compatible endpoint for the vectors of texts: in batches, within a time box, once per
// text and model. A failure means that vectors are missing, never that posts wait.
package embed
