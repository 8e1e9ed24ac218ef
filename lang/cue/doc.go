// Package cue finds the markers by which a text says where it stands to what it tells: attribution, denial, hearsay,
// urgency and questions, in Chinese, Russian, Kazakh, Ukrainian and English.
package cue
