package memo

import (
	"strconv"
	"strings"
	"sync"
	"testing"
)

func TestTable(t *testing.T) {
	table := New[int](4) // far fewer slots than words: most are pushed out
	for i := range 1000 {
		word := strconv.Itoa(i)
		if got := table.Put(word, i); *got != i {
			t.Fatalf("Put(%s) = %d", word, *got)
		}
		if got, ok := table.Get(word); !ok || *got != i {
			t.Fatalf("Get(%s) after Put fails", word)
		}
	}
	held := 0
	for i := range 1000 {
		if got, ok := table.Get(strconv.Itoa(i)); ok {
			held++
			if *got != i {
				t.Errorf("Get(%d) = %d", i, *got)
			}
		}
	}
	if held == 0 || held > 16 {
		t.Errorf("%d words are held in 16 slots", held)
	}
}

func TestLongWordsAreNotHeld(t *testing.T) {
	table := New[int](4)
	for _, word := range []string{"", strings.Repeat("a", longest+1)} {
		if got := table.Put(word, 7); *got != 7 {
			t.Errorf("Put(%q) = %d", word, *got)
		}
		if _, ok := table.Get(word); ok {
			t.Errorf("%q is held", word)
		}
	}
}

func TestConcurrent(t *testing.T) {
	table := New[string](3)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for i := range 5000 {
				word := strconv.Itoa(i % 64)
				if got, ok := table.Get(word); ok && *got != word {
					t.Errorf("Get(%s) = %s", word, *got)
				}
				table.Put(word, word)
			}
		})
	}
	wait.Wait()
}
