// Package date reads dates out of folded text in Chinese, Russian, Kazakh, Ukrainian and English: calendar dates with or
// without a year, years, and relative ones, resolved in the source's zone against the time of the post.
package date
