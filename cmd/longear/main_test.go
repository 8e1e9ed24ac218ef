package main

import (
	"context"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

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
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}
