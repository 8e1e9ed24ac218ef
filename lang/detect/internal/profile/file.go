package profile

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// magic starts a file of tables; its digit is the version of the format.
const magic = "profile1"

// Write stores the tables of all scripts, gzipped: per script its names, then rows in the order of their keys.
func Write(w io.Writer, tables [Scripts]*Table) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	b := bytes.NewBufferString(magic)
	for _, t := range tables {
		t.append(b)
	}
	if _, err := z.Write(b.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

// append writes the keys as differences, then the rows profile by profile, which compresses better than row by row.
func (t *Table) append(b *bytes.Buffer) {
	putUvarint(b, uint64(len(t.Names)))
	b.WriteString(strings.Join(t.Names, " ") + "\n")
	order := []int{}
	for i, k := range t.keys {
		if k != 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(x, y int) int { return int(int64(t.keys[x]) - int64(t.keys[y])) })
	putUvarint(b, uint64(len(order)))
	last := uint64(0)
	for _, i := range order {
		putUvarint(b, t.keys[i]-last)
		last = t.keys[i]
	}
	for p := range t.Names {
		for _, i := range order {
			b.WriteByte(byte(t.rows[i][p]))
		}
	}
}

func putUvarint(b *bytes.Buffer, v uint64) { b.Write(binary.AppendUvarint(nil, v)) }

// Read loads what Write stored.
func Read(r io.Reader) (tables [Scripts]*Table, err error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return tables, fmt.Errorf("profiles: %w", err)
	}
	b := bufio.NewReader(z)
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(b, head); err != nil || string(head) != magic {
		return tables, errors.New("profiles: not a profile file of this version")
	}
	for s := range tables {
		if tables[s], err = readTable(b); err != nil {
			return tables, fmt.Errorf("profiles of script %d: %w", s, err)
		}
	}
	return tables, nil
}

func readTable(b *bufio.Reader) (*Table, error) {
	n, err := binary.ReadUvarint(b)
	if err != nil || n > Width {
		return nil, fmt.Errorf("%d profiles: %w", n, err)
	}
	line, err := b.ReadString('\n')
	if err != nil {
		return nil, err
	}
	names := strings.Fields(line)
	count, err := binary.ReadUvarint(b)
	if err != nil || count > 1<<24 {
		return nil, fmt.Errorf("%d rows: %w", count, err)
	}
	keys, rows := make([]uint64, count), make([]Row, count)
	last := uint64(0)
	for i := range keys {
		d, err := binary.ReadUvarint(b)
		if err != nil {
			return nil, err
		}
		last += d
		keys[i] = last
	}
	for p := range names {
		for i := range rows {
			c, err := b.ReadByte()
			if err != nil {
				return nil, err
			}
			rows[i][p] = int8(c)
		}
	}
	return NewTable(names, keys, rows), nil
}
