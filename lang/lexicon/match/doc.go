// Package match finds the words of a dictionary in texts: Cyrillic and Latin words by stem and ending, phrases as
// sequences of such words without gaps, Chinese by the segmentation that needs the fewest words. One matcher serves all
// languages; it is built once and then only read.
package match
