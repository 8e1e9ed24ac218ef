package main

import (
	"context"
	goflag "flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = goflag.Bool("update", false, "write what the commands print into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"longear": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		// code runs longear and prints its exit code, since scripts only know failed and not failed.
		"code": func() {
			c := run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
			os.Stdout.WriteString("exit code " + string(rune('0'+c)) + "\n")
		},
	})
}

// TestScripts runs testdata/script/*.txtar: a new case of the command line needs no Go.
func TestScripts(t *testing.T) {
	world, err := filepath.Abs("../../demo/world")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: "testdata/script", UpdateScripts: *update, Setup: func(e *testscript.Env) error {
		e.Setenv("WORLD", world)
		return nil
	}})
}
