package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestReadmeShowsTheDemo holds the README's excerpt to what the demo prints: each of its lines, some columns left out, is
// one of the program's.
func TestReadmeShowsTheDemo(t *testing.T) {
	var printed, progress bytes.Buffer
	if code := run(t.Context(), []string{"demo", "--no-serve", "--store", "sqlite:" + filepath.Join(t.TempDir(), "demo.db")}, strings.NewReader(""), &printed, &progress); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, progress.String())
	}
	lines := strings.Split(printed.String(), "\n")
	shown := excerpt(t, "make demo ARGS=--no-serve")
	if len(shown) < 8 {
		t.Fatalf("the README shows %d lines of the demo", len(shown))
	}
	for _, line := range shown {
		if !slices.ContainsFunc(lines, func(have string) bool { return holdsCells(cells(have), cells(line)) }) {
			t.Errorf("the demo prints no line with %q", cells(line))
		}
	}
}

// excerpt is the code block of the README that follows a command, without empty lines.
func excerpt(t *testing.T, after string) []string {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, named := strings.Cut(string(readme), after)
	_, rest, opened := strings.Cut(rest, "```\n")
	block, _, closed := strings.Cut(rest, "\n```")
	if !named || !opened || !closed {
		t.Fatalf("the README has no block of code after %q", after)
	}
	return slices.DeleteFunc(strings.Split(block, "\n"), func(line string) bool { return line == "" })
}

var gap = regexp.MustCompile(`\s{2,}`)

// cells cuts a line of a table at two blanks and more.
func cells(line string) []string { return gap.Split(strings.TrimSpace(line), -1) }

// holdsCells tells whether some cells stand in a line, in their order.
func holdsCells(line, some []string) bool {
	for _, cell := range line {
		if len(some) > 0 && cell == some[0] {
			some = some[1:]
		}
	}
	return len(some) == 0
}
