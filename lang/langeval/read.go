package langeval

import (
	"bufio"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"

	"longear"
)

// readRows returns the tab-separated fields of each line of dir/name, gunzipped when the name ends in .gz; where there is
// no such file, the one without .gz is read. Lines that start with # are left out.
func readRows(dir, name string) ([][]string, error) {
	f, err := os.Open(filepath.Join(dir, name))
	if plain, ok := strings.CutSuffix(name, ".gz"); ok && err != nil {
		name = plain
		f, err = os.Open(filepath.Join(dir, name))
	}
	if err != nil {
		return nil, longear.E("read "+name, longear.KindNotFound, err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, longear.E("read "+name, longear.KindInvalid, err)
		}
		r = z
	}
	var rows [][]string
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		if line := sc.Text(); line != "" && line[0] != '#' {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows, longear.E("read "+name, longear.KindInvalid, sc.Err())
}
