package batch

import (
	"bufio"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"longear"
)

// record is one good line with what it is sorted by.
type record struct {
	at   int64 // event time, Unix seconds
	line int64 // number in the input: ties keep the input's order
	raw  []byte
	post *longear.Post // what raw says; nil after a spill
}

// bytes is about what a record takes in memory: what raw says stands there a second time.
func (r *record) bytes() int { return 2*len(r.raw) + 700 }

// decoded gives the post, which is read again if the record was spilled; it was good when it was read first.
func (r *record) decoded() *longear.Post {
	if r.post == nil {
		if p, err := Post(r.raw); err == nil {
			return &p
		}
	}
	return r.post
}

func (r record) compare(o record) int {
	return cmp.Or(cmp.Compare(r.at, o.at), cmp.Compare(r.line, o.line))
}

// recordHeap is a min-heap by event time.
type recordHeap []record

func (h recordHeap) Len() int           { return len(h) }
func (h recordHeap) Less(i, j int) bool { return h[i].compare(h[j]) < 0 }
func (h recordHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

// Push is for container/heap alone.
func (h *recordHeap) Push(x any) { *h = append(*h, x.(record)) }

// Pop is for container/heap alone.
func (h *recordHeap) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

// sorter brings records into event-time order in bounded memory: sorted runs of at most runBytes are spilled to
// temporary files and merged.
type sorter struct {
	dir      string
	runBytes int
	current  []record
	size     int
	runs     []string
}

const defaultRunBytes = 256 << 20

func newSorter(dir string, runBytes int) *sorter {
	if runBytes <= 0 {
		runBytes = defaultRunBytes
	}
	return &sorter{dir: dir, runBytes: runBytes}
}

func (s *sorter) add(r record) error {
	s.current = append(s.current, r)
	if s.size += r.bytes(); s.size < s.runBytes {
		return nil
	}
	return s.spill()
}

func (s *sorter) spill() error {
	slices.SortFunc(s.current, record.compare)
	f, err := os.CreateTemp(s.dir, "longear-sort-*")
	if err != nil {
		return longear.E("external sort", longear.KindInternal, err)
	}
	s.runs = append(s.runs, f.Name())
	w := bufio.NewWriterSize(f, 1<<20)
	for _, r := range s.current {
		writeRecord(w, r) // a bufio.Writer keeps its first error for Flush
	}
	s.current, s.size = nil, 0
	return longear.E("external sort", longear.KindInternal, errors.Join(w.Flush(), f.Close()))
}

func writeRecord(w *bufio.Writer, r record) {
	var head [20]byte
	binary.LittleEndian.PutUint64(head[0:], uint64(r.at))
	binary.LittleEndian.PutUint64(head[8:], uint64(r.line))
	binary.LittleEndian.PutUint32(head[16:], uint32(len(r.raw)))
	_, _ = w.Write(head[:])
	_, _ = w.Write(r.raw)
}

func readRecord(r *bufio.Reader) (record, error) {
	var head [20]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return record{}, err
	}
	rec := record{
		at: int64(binary.LittleEndian.Uint64(head[0:])), line: int64(binary.LittleEndian.Uint64(head[8:])),
		raw: make([]byte, binary.LittleEndian.Uint32(head[16:])),
	}
	_, err := io.ReadFull(r, rec.raw)
	return rec, err
}

// each calls do for all records in order and removes the temporary files.
func (s *sorter) each(do func(record) error) (err error) {
	slices.SortFunc(s.current, record.compare)
	readers := make([]*bufio.Reader, 0, len(s.runs))
	for _, name := range s.runs {
		f, err := os.Open(name)
		if err != nil {
			return longear.E("external sort", longear.KindInternal, err)
		}
		defer f.Close()
		readers = append(readers, bufio.NewReaderSize(f, 1<<18))
	}
	return s.merge(readers, do)
}

// merge draws from the runs and from what is still in memory, the earliest first.
func (s *sorter) merge(readers []*bufio.Reader, do func(record) error) error {
	var h recordHeap
	from := map[int64]int{} // line number → run; line numbers are unique
	pull := func(run int) error {
		rec, err := s.pull(readers, run)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return longear.E("external sort", longear.KindInternal, fmt.Errorf("run %d: %w", run, err))
		}
		from[rec.line] = run
		heap.Push(&h, rec)
		return nil
	}
	for run := range len(readers) + 1 {
		if err := pull(run); err != nil {
			return err
		}
	}
	for h.Len() > 0 {
		rec := heap.Pop(&h).(record)
		run := from[rec.line]
		delete(from, rec.line)
		if err := do(rec); err != nil {
			return err
		}
		if err := pull(run); err != nil {
			return err
		}
	}
	return nil
}

func (s *sorter) pull(readers []*bufio.Reader, run int) (record, error) {
	if run < len(readers) {
		return readRecord(readers[run])
	}
	if len(s.current) == 0 {
		return record{}, io.EOF
	}
	rec := s.current[0]
	s.current[0] = record{} // what was drawn may go
	s.current = s.current[1:]
	return rec, nil
}

func (s *sorter) close() error {
	var errs []error
	for _, name := range s.runs {
		errs = append(errs, os.Remove(name))
	}
	return errors.Join(errs...)
}
