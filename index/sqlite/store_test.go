package sqlite_test

import (
	"path/filepath"
	"testing"

	"longear/index/contract"
	"longear/index/query"
	"longear/index/sqlite"
)

func TestContract(t *testing.T) {
	contract.Run(t, func(t *testing.T, words query.Reader) (contract.Store, func() contract.Store) {
		path := filepath.Join(t.TempDir(), "test.db")
		open := func() contract.Store {
			s, err := sqlite.Open(t.Context(), path, words)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
			return s
		}
		return open(), open
	})
}
