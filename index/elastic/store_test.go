package elastic_test

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"testing"

	"longear/index/contract"
	"longear/index/elastic"
	"longear/index/query"
)

// serverVariable names a real Elasticsearch 8; without it the tests that need one are left out (scripts/test.sh says so).
const serverVariable = "LONGEAR_TEST_ELASTICSEARCH"

func server(t *testing.T) string {
	t.Helper()
	address := os.Getenv(serverVariable)
	if address == "" {
		t.Skip(serverVariable + " is not set: needs a real Elasticsearch (scripts/elasticsearch.py start)")
	}
	return address
}

// prefix gives each test its own indices.
func prefix(t *testing.T) string {
	h := fnv.New64a()
	fmt.Fprint(h, t.Name(), os.Getpid())
	return fmt.Sprintf("lt-%x", h.Sum64())
}

func TestContract(t *testing.T) {
	address := server(t)
	contract.Run(t, func(t *testing.T, words query.Reader) (contract.Store, func() contract.Store) {
		open := func() *elastic.Store {
			s, err := elastic.Open(t.Context(), address+"/"+prefix(t), elastic.Credentials{}, words, nil)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = s.Close() }) // idle connections alone
			return s
		}
		first := open()
		t.Cleanup(func() {
			if err := first.Drop(context.WithoutCancel(t.Context())); err != nil { // the indices of this test alone
				t.Log("drop:", err)
			}
		})
		return first, func() contract.Store { return open() }
	})
}
