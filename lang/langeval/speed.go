package langeval

import (
	"fmt"
	"io"
	"slices"
	"time"

	"longear"
	"longear/lang"
	"longear/lang/detect"
	"longear/lang/fold"
)

// speedTime is how long each measurement runs.
const speedTime = 300 * time.Millisecond

// speed measures one core on the texts of the five languages among the samples.
func speed(w io.Writer, samples []sample) {
	var texts []sample
	for i := 0; i < len(samples); i += 7 {
		if s := samples[i]; s.lang != "" && contains(longear.FirstClass(), s.lang) {
			texts = append(texts, s)
		}
	}
	d, a := detect.New(detect.Options{}), lang.NewAnalyzer(lang.Options{})
	buf := make([]byte, 0, 1<<16)
	fmt.Fprintf(w, "\nSpeed, one core, %d news lines in the five languages (wall time: other load slows it)\n", len(texts))
	perSecond(w, "detect", texts, func(s sample) { d.Detect(s.text) })
	perSecond(w, "fold", texts, func(s sample) { buf = fold.AppendFold(buf[:0], s.text, s.lang, scriptOf(s.lang)) })
	perSecond(w, "prepare", texts, func(s sample) { a.Prepare(longear.Post{Text: s.text}) })
}

func contains(all []longear.Lang, l longear.Lang) bool {
	return slices.Contains(all, l)
}

func scriptOf(l longear.Lang) longear.Script {
	switch l {
	case longear.Chinese:
		return longear.Hant
	case longear.English:
		return longear.Latn
	}
	return longear.Cyrl
}

func perSecond(w io.Writer, name string, texts []sample, do func(sample)) {
	n, start := 0, time.Now()
	for time.Since(start) < speedTime && len(texts) > 0 {
		do(texts[n%len(texts)])
		n++
	}
	took := time.Since(start)
	fmt.Fprintf(w, "%-8s %8.0f texts/s  %6.1f µs each\n", name, float64(n)/took.Seconds(), float64(took.Microseconds())/float64(max(n, 1)))
}
