package main

import (
	goflag "flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.uber.org/goleak"

	"longear/lang/lexicon/vocab"
)

var update = goflag.Bool("update", false, "write what the commands print into the scripts")

// TestMain makes the program one that scripts can start: "exec main …".
func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"main": main}) }

// TestScripts runs testdata/script/*.txtar: a new case of the command line needs no Go. "longear …" and "code …", which
// prints the exit code, run in this process, where the words are opened once: that takes longer than most commands.
// What needs standard input or the environment is a process: "exec main …".
func TestScripts(t *testing.T) {
	defer goleak.VerifyNone(t)
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	forgetSettings(t)
	p := inProcess{t, sync.OnceValues(func() (*vocab.Vocabulary, error) { return vocab.Open(vocab.Options{}) })}
	testscript.RunT(serial{t}, testscript.Params{
		Dir: filepath.Join(here, "testdata/script"), UpdateScripts: *update, Cmds: map[string]func(*testscript.TestScript, bool, []string){"longear": p.longear, "code": p.code},
		Setup: func(e *testscript.Env) error {
			e.T().(serial).Chdir(e.WorkDir)
			e.Setenv("WORLD", filepath.Join(here, "../../demo/world"))
			return nil
		},
	})
}

// forgetSettings keeps a developer's own settings out of the commands.
func forgetSettings(t *testing.T) {
	for _, set := range os.Environ() {
		if name, value, _ := strings.Cut(set, "="); strings.HasPrefix(name, "LONGEAR_") {
			t.Setenv(name, value) // puts it back in the end
			os.Unsetenv(name)
		}
	}
}

// serial runs scripts one after the other, since commands in one process share the folder they work in.
type serial struct{ *testing.T }

func (serial) Parallel()     {}
func (serial) Verbose() bool { return testing.Verbose() }

func (s serial) Run(name string, do func(testscript.T)) {
	s.T.Run(name, func(t *testing.T) { do(serial{t}) })
}

// inProcess runs commands without a process for each.
type inProcess struct {
	t       *testing.T
	shipped func() (*vocab.Vocabulary, error)
}

func (p inProcess) words(files []string) (*vocab.Vocabulary, error) {
	if len(files) > 0 {
		return vocab.Open(vocab.Options{Files: files})
	}
	return p.shipped()
}

func (p inProcess) run(ts *testscript.TestScript, args []string) int {
	return run(withWords(p.t.Context(), p.words), args, strings.NewReader(""), ts.Stdout(), ts.Stderr())
}

func (p inProcess) longear(ts *testscript.TestScript, neg bool, args []string) {
	if code := p.run(ts, args); (code == exitDone) == neg {
		ts.Fatalf("exit code %d", code)
	}
}

// code prints the exit code, since scripts only know failed and not failed.
func (p inProcess) code(ts *testscript.TestScript, _ bool, args []string) {
	fmt.Fprintf(ts.Stdout(), "exit code %d\n", p.run(ts, args))
}
