// Command foldlines folds lines for the programs in tools/vectors: "lang, tab, script, tab, text" on standard input, the
// reading form (fold.Read) on standard output, one line each.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"longear"
	"longear/lang/fold"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "foldlines:", err)
		os.Exit(1)
	}
}

func run() error {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<24)
	out := bufio.NewWriterSize(os.Stdout, 1<<16)
	for in.Scan() {
		cells := strings.SplitN(in.Text(), "\t", 3)
		if len(cells) != 3 {
			return fmt.Errorf("%q: not lang, script and text", in.Text())
		}
		text := fold.Read(cells[2], longear.Lang(cells[0]), longear.Script(cells[1])).Text
		if _, err := fmt.Fprintln(out, strings.ReplaceAll(text, "\n", " ")); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	return out.Flush()
}
