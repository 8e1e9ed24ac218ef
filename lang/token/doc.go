// Package token cuts folded text into words and gives their stems: Chinese into bigrams of Han characters, Russian and
// English by Snowball, Kazakh and Ukrainian by suffix rules of our own.
package token
