// Command preview serves the pages with invented data, to look at them while they are built.
package main

import (
	"flag"
	"log/slog"
	"net/http"
	"os"
	"time"

	"longear/web"
	"longear/web/internal/sample"
)

func main() {
	addr := flag.String("listen", "127.0.0.1:8099", "address to listen on")
	guidance := flag.String("guidance", "docs/responsible-use.md", "Markdown of the page on responsible use")
	flag.Parse()
	if err := serve(*addr, *guidance); err != nil {
		slog.Error("preview ended", "err", err) //nolint:sloglint // a tool for the screen
		os.Exit(1)
	}
}

func serve(addr, guidance string) error {
	text, err := os.ReadFile(guidance)
	if err != nil {
		return err
	}
	pages, err := web.New(web.Options{
		Reader: sample.NewReader(), Sheets: sample.NewReader(), Sources: sample.Sources(), Now: sample.Now, Synthetic: true, ResponsibleUse: text,
		LoopbackSession: false, Salt: []byte("preview"), Logger: slog.New(slog.NewTextHandler(os.Stderr, nil)),
	})
	if err != nil {
		return err
	}
	srv := &http.Server{Addr: addr, Handler: pages.Handler(), ReadHeaderTimeout: 5 * time.Second}
	return srv.ListenAndServe()
}
