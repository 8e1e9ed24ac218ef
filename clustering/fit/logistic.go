package fit

import "math"

// rarest is the least deviation that an input is scaled by.
const rarest = .08

// example is one row of a regression.
type example struct {
	x      []float64
	y      bool
	weight float64
}

// logistic fits weights by iteratively re-weighted least squares with a ridge of lambda on standardised inputs, which
// pulls towards prior (nil: towards nothing). The first input is the constant, which is not pulled. A weight of a sign that is not allowed is set to nothing, the most
// offending first. It always gives the same weights for the same examples.
func logistic(examples []example, signs []int, prior []float64, lambda float64) []float64 {
	if len(examples) == 0 {
		return nil
	}
	n := len(examples[0].x)
	mean, dev := moments(examples, n)
	var w []float64
	pull := make([]float64, n)
	for i := 1; i < len(prior); i++ {
		if !math.IsInf(dev[i], 1) {
			pull[i] = prior[i] * dev[i]
		}
	}
	for {
		w = make([]float64, n)
		for range 30 {
			if step(examples, w, pull, mean, dev, lambda) < 1e-6 {
				break
			}
		}
		worst, size := 0, 0.
		for i, v := range w {
			if v*float64(signs[i]) < size {
				worst, size = i, v*float64(signs[i])
			}
		}
		if size > -1e-6 {
			break
		}
		dev[worst], pull[worst] = math.Inf(1), 0
	}
	for i := 1; i < n; i++ { // back to the inputs' own scale
		w[i] /= dev[i]
		w[0] -= w[i] * mean[i]
	}
	return w
}

func moments(examples []example, n int) (mean, dev []float64) {
	mean, dev = make([]float64, n), make([]float64, n)
	total := 0.
	for _, e := range examples {
		total += e.weight
		for i, v := range e.x {
			mean[i] += e.weight * v
		}
	}
	for i := range mean {
		mean[i] /= total
	}
	for _, e := range examples {
		for i, v := range e.x {
			dev[i] += e.weight * (v - mean[i]) * (v - mean[i])
		}
	}
	for i := range dev {
		if dev[i] = math.Sqrt(dev[i] / total); dev[i] < 1e-9 {
			dev[i] = math.Inf(1) // an input that never varies gets no weight
		} else {
			dev[i] = math.Max(dev[i], rarest) // and one that seldom does no great one
		}
	}
	mean[0], dev[0] = 0, 1
	return mean, dev
}

// step takes one Newton step and returns its size.
func step(examples []example, w, pull, mean, dev []float64, lambda float64) float64 {
	n := len(w)
	hess := make([][]float64, n)
	for i := range hess {
		hess[i] = make([]float64, n+1)
	}
	x := make([]float64, n)
	for _, e := range examples {
		z := 0.
		for i, v := range e.x {
			x[i] = (v - mean[i]) / dev[i]
			z += w[i] * x[i]
		}
		p := 1 / (1 + math.Exp(-z))
		y := 0.
		if e.y {
			y = 1
		}
		r, s := e.weight*(y-p), e.weight*math.Max(p*(1-p), 1e-6)
		for i := range x {
			hess[i][n] += r * x[i]
			for j := 0; j <= i; j++ {
				hess[i][j] += s * x[i] * x[j]
			}
		}
	}
	for i := range n {
		for j := range i {
			hess[j][i] = hess[i][j]
		}
		if i > 0 {
			hess[i][i] += lambda
			hess[i][n] -= lambda * (w[i] - pull[i])
		}
	}
	return add(w, solve(hess))
}

func add(w, d []float64) float64 {
	size := 0.
	for i := range w {
		w[i] += d[i]
		size = math.Max(size, math.Abs(d[i]))
	}
	return size
}

// solve is Gaussian elimination with partial pivoting on rows [A|b].
func solve(a [][]float64) []float64 {
	n := len(a)
	for c := range n {
		best := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[best][c]) {
				best = r
			}
		}
		a[c], a[best] = a[best], a[c]
		if math.Abs(a[c][c]) < 1e-12 {
			continue
		}
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k <= n; k++ {
				a[r][k] -= f * a[c][k]
			}
		}
	}
	x := make([]float64, n)
	for r := n - 1; r >= 0; r-- {
		if math.Abs(a[r][r]) < 1e-12 {
			continue
		}
		s := a[r][n]
		for k := r + 1; k < n; k++ {
			s -= a[r][k] * x[k]
		}
		x[r] = s / a[r][r]
	}
	return x
}
