package web

// spot is a place that a mark has taken.
type spot struct{ x, y float64 }

// swarm moves marks of one lane apart, always in the same way.
type swarm struct{ taken []spot }

const swarmApart = 9.5

// place returns how far from the middle of the lane a mark at x stands.
func (s *swarm) place(x float64) float64 {
	for _, dy := range []float64{0, -8, 8, -15, 15} {
		if s.free(x, dy) {
			s.taken = append(s.taken, spot{x, dy})
			return dy
		}
	}
	return 0
}

func (s *swarm) free(x, y float64) bool {
	for _, t := range s.taken {
		if dx, dy := t.x-x, t.y-y; dx*dx+dy*dy < swarmApart*swarmApart {
			return false
		}
	}
	return true
}
