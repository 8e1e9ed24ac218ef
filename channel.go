package longear

import "time"

// Channel says how the meaning channel did when a writer asked it last: an endpoint that fails means that decisions were
// taken without it.
type Channel struct {
	URL          string    `json:"url"` // without credentials; "static" for the table in the binary
	Model        string    `json:"model,omitempty"`
	Asked        time.Time `json:"asked"`                  // when it was asked last
	LastOK       time.Time `json:"last_ok,omitzero"`       // when it answered last
	FailingSince time.Time `json:"failing_since,omitzero"` // zero: the last request went well
	Error        string    `json:"error,omitempty"`        // of the last request
	Embedded     int       `json:"embedded"`               // texts that got a vector since the writer began, from the store's cache included
	Missing      int       `json:"missing"`                // texts that got none
}

// Failing tells whether the last request failed.
func (c Channel) Failing() bool { return !c.FailingSince.IsZero() }
