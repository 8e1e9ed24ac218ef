// Package detect tells in which language and script a text is written: by script, by letters that only some languages
// have, and by character n-gram profiles of our own.
package detect
