package embed

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"sync"
)

// Key names the vector of a text by a model.
func Key(model, text string) string {
	sum := sha256.Sum256([]byte(model + "\x00" + text))
	return hex.EncodeToString(sum[:16])
}

// File is a cache in one file of JSON lines, for evaluation and batch runs.
type File struct {
	mu   sync.Mutex
	held map[string][]float32
	out  *os.File
}

type line struct {
	Key    string `json:"key"`
	Vector string `json:"vector"` // little-endian float32, base64
}

// OpenFile reads a cache file, or makes an empty one.
func OpenFile(name string) (*File, error) {
	f := &File{held: map[string][]float32{}}
	if err := f.load(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read vectors %s: %w", name, err)
	}
	out, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, fmt.Errorf("open vectors: %w", err)
	}
	f.out = out
	return f, nil
}

// load passes over a line that was cut off by a crash.
func (f *File) load(name string) error {
	in, err := os.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 1<<16), 1<<22)
	for lines.Scan() {
		var l line
		if json.Unmarshal(lines.Bytes(), &l) != nil {
			continue
		}
		if raw, err := base64.StdEncoding.DecodeString(l.Vector); err == nil {
			f.held[l.Key] = decode(raw)
		}
	}
	return lines.Err()
}

// Get implements Cache.
func (f *File) Get(_ context.Context, key string) ([]float32, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.held[key], nil
}

// Put implements Cache.
func (f *File) Put(_ context.Context, key string, vector []float32) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.held[key] = vector
	b, err := json.Marshal(line{key, base64.StdEncoding.EncodeToString(encode(vector))})
	if err != nil {
		return err
	}
	_, err = f.out.Write(append(b, '\n'))
	return err
}

// Close ends writing.
func (f *File) Close() error { return f.out.Close() }

func encode(v []float32) []byte {
	b := make([]byte, 0, 4*len(v))
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
}

func decode(b []byte) []float32 {
	v := make([]float32, len(b)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v
}
