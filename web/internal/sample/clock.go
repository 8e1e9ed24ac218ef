package sample

import "time"

// Now is the moment at which the invented world is looked at.
func Now() time.Time { return at("2024-05-16T09:30:00Z") }

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t.UTC()
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }
