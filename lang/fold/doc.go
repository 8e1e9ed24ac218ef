// Package fold brings a text into the form in which copies of it meet: one case, one width, one script per language.
//
// Two forms are made. The matching form (Fold, AppendFold, Map) holds words only: every run of punctuation, symbols and
// white space is one space, and none at all beside a Han or kana character; links, mentions and the # of tags are out.
// The reading form (Read) keeps punctuation, for numbers, dates, cues and tokens. Both are lower-case and NFKC (UAX #15)
// without zero-width, bidi and variation characters (UAX #9, UTS #51), with Traditional Chinese in Simplified
// characters, Kazakh Latin and Arabic in Cyrillic, ё as е, and letters of a wrong but look-alike script repaired
// (UTS #39). Skeleton goes further and loses what spellings of one Kazakh word do not share.
package fold
