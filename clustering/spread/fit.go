package spread

import (
	"math"
	"slices"

	"longear"
)

// Case is a narrative whose parents are known, for fitting and measuring.
type Case struct {
	Input   Input
	Parents map[longear.PostID]longear.PostID // "": the earliest; sightings that are not in it are passed over
}

// example is one sighting's candidates with the true one.
type example struct {
	x    []vector
	true int
}

// Ridge is the penalty on the square of a weight: small sets need one.
const (
	ridgeText = 1.5
	ridgeBare = 3
)

// Fit makes weights: those for texts from the first cases, those for bare reposts from the second. It maximises the
// conditional likelihood of the true parent among the candidates (McFadden 1974) by Newton's method.
func Fit(texts, bare []Case, opt Options, recipe string) Weights {
	w := Weights{Version: "1", Recipe: recipe, Likely: .6, Maybe: .35, Least: .12}
	opt = opt.withDefaults()
	ts, _ := examples(texts, opt)
	_, bs := examples(bare, opt)
	w.Text, w.Bare = toMap(newton(ts, ridgeText)), toMap(newton(bs, ridgeBare))
	return w
}

// examples lists sightings with comparable texts and those without, their earlier parents being the true ones.
func examples(cases []Case, opt Options) (texts, bare []example) {
	for _, c := range cases {
		all := items(c.Input, opt)
		at := map[longear.PostID]int32{}
		for i := range all {
			at[all[i].s.Post.ID] = int32(i)
		}
		t := newTree(all, c.Input.Sources, opt.Weights)
		t.watch = func(i int32, pairs []pair) int32 {
			parent, known := at[c.Parents[all[i].s.Post.ID]]
			if !known {
				return -1
			}
			k := slices.IndexFunc(pairs, func(p pair) bool { return p.item == parent })
			if k < 0 || len(pairs) < 2 {
				return parent
			}
			e := example{true: k}
			for _, p := range pairs {
				e.x = append(e.x, p.x)
			}
			if t.remark(i, pairs) {
				bare = append(bare, e)
			} else {
				texts = append(texts, e)
			}
			return parent
		}
		t.grow()
	}
	return texts, bare
}

func toMap(v vector) map[string]float64 {
	m := map[string]float64{}
	for i, name := range featureNames() {
		if x := longear.RoundScore(v[i]); x != 0 {
			m[name] = x
		}
	}
	return m
}

// newton maximises the penalised likelihood, which is concave; a step that would lower it is halved.
func newton(examples []example, ridge float64) vector {
	var w vector
	at := likelihood(examples, &w, ridge)
	for range 25 {
		grad, hess := gradient(examples, &w, ridge)
		step := solve(hess, grad)
		next, better := w, at
		for scale := 1.; scale > 1e-4; scale /= 2 {
			for i := range w {
				next[i] = w[i] + scale*step[i]
			}
			if better = likelihood(examples, &next, ridge); better > at {
				break
			}
		}
		if better <= at+1e-6 {
			break
		}
		w, at = next, better
	}
	return w
}

// likelihood is the log of it, less the penalty.
func likelihood(examples []example, w *vector, ridge float64) float64 {
	sum := -ridge / 2 * w.dot(w)
	for _, e := range examples {
		sum += math.Log(max(1e-300, probabilities(e.x, w)[e.true]))
	}
	return sum
}

// gradient gives the first and the negative second derivatives.
func gradient(examples []example, w *vector, ridge float64) (grad vector, hess [features]vector) {
	for i := range grad {
		grad[i] = -ridge * w[i]
		hess[i][i] = ridge
	}
	for _, e := range examples {
		p := probabilities(e.x, w)
		var mean vector
		for k := range e.x {
			for i := range mean {
				mean[i] += p[k] * e.x[k][i]
			}
		}
		for i := range grad {
			grad[i] += e.x[e.true][i] - mean[i]
		}
		for k := range e.x {
			for i := range mean {
				d := p[k] * (e.x[k][i] - mean[i])
				if d == 0 {
					continue
				}
				for j := range mean {
					hess[i][j] += d * (e.x[k][j] - mean[j])
				}
			}
		}
	}
	return grad, hess
}

func probabilities(x []vector, w *vector) []float64 {
	p := make([]float64, len(x))
	for k := range x {
		p[k] = w.dot(&x[k])
	}
	top, sum := slices.Max(p), 0.
	for k := range p {
		p[k] = math.Exp(p[k] - top)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}

// solve is Gauss without pivoting: the matrix is positive definite.
func solve(a [features]vector, b vector) vector {
	for i := range b {
		for j := i + 1; j < features; j++ {
			f := a[j][i] / a[i][i]
			for k := i; k < features; k++ {
				a[j][k] -= f * a[i][k]
			}
			b[j] -= f * b[i]
		}
	}
	for i := features - 1; i >= 0; i-- {
		for k := i + 1; k < features; k++ {
			b[i] -= a[i][k] * b[k]
		}
		b[i] /= a[i][i]
	}
	return b
}
