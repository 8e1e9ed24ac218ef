package batch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"longear"
)

// MaxLine bounds one line of input in bytes.
const MaxLine = 4 << 20

// LineError names the file and line of a bad line.
type LineError struct {
	File string
	Line int
	Err  error
}

// Error prints "file:line: cause".
func (e *LineError) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }

// Unwrap gives the cause to errors.Is and errors.As.
func (e *LineError) Unwrap() error { return e.Err }

// Lines calls each for every non-empty line of r, with its number from 1; the line is each's to keep. A line longer than
// MaxLine is reported to bad and passed over, as is every line for which each returns an error; bad may return an error
// to stop.
func Lines(file string, r io.Reader, each func(n int, line []byte) error, bad func(error) error) error {
	reader := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		line, err := readLine(reader)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrTooLong) {
			return longear.E("read "+file, longear.KindInvalid, err)
		}
		fault := err
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if !errors.Is(err, bufio.ErrTooLong) {
			fault = nil
			if len(bytes.TrimSpace(line)) > 0 {
				fault = each(n, line)
			}
		}
		if fault != nil {
			if stop := bad(&LineError{file, n, fault}); stop != nil {
				return stop
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// readLine returns the next line without its end. A line that is too long is consumed and reported with ErrTooLong.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	tooLong := false
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > MaxLine {
			tooLong, line = true, nil
		}
		if !tooLong {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == nil && tooLong {
			err = bufio.ErrTooLong
		}
		return bytes.TrimRight(line, "\r\n"), err
	}
}

// Post decodes a line of a batch. Its id is that of the line, whatever its URL: each line is one post.
func Post(line []byte) (longear.Post, error) {
	p, err := longear.DecodePost(line)
	if err != nil {
		return p, err
	}
	p.ID = longear.NewPostID(longear.URLKey(p.ExternalID)) // as forward_of and links name it
	p.Version = longear.NewVersionID(p.ID, p.Body())
	if p.Clocks.Observed.IsZero() {
		return p, longear.E("", longear.KindInvalid, &longear.FieldError{
			Field: "published_at", Why: "is required where observed_at is absent",
		})
	}
	return p, nil
}
