package detect

import "math"

// bias is added to a profile's score: nats per letter, and nats once per text.
type bias struct{ letter, text float64 }

// calibration are the weights of a logistic regression from how far the best language leads to how often it is right.
type calibration struct{ base, margin, rate, length, known float64 }

// features of a lead of margin nats over n letters, for a first-class language or another.
func features(margin, n float64, known bool) [5]float64 {
	margin = min(margin, 200)
	k := 0.0
	if known {
		k = 1
	}
	return [5]float64{1, margin / math.Sqrt(n+1), min(margin/(n+1), 2), math.Log(n+1) / 5, k}
}

func (c calibration) confidence(margin, n float64, known bool) float64 {
	z := dot([5]float64{c.base, c.margin, c.rate, c.length, c.known}, features(margin, n, known))
	return 1 / (1 + math.Exp(-z))
}

func dot(w, x [5]float64) (sum float64) {
	for i := range w {
		sum += w[i] * x[i]
	}
	return sum
}
