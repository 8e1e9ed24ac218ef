package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"longear"
	"longear/docs"
	"longear/web"
)

// Serve starts pages and API and returns their address. Stop ends them.
func (a *App) Serve(ctx context.Context) (url string, err error) {
	pages, err := web.New(a.webOptions())
	if err != nil {
		return "", err
	}
	return a.listen(ctx, a.opt.Listen, pages.Handler())
}

func (a *App) webOptions() web.Options {
	return web.Options{
		Reader: a.store, Sheets: a, Channel: a.Channel, Sources: a.KnownSources(), Now: a.opt.Now, Logger: a.opt.Log, LinkTo: a.opt.LinkTo, Synthetic: a.Synthetic(),
		ResponsibleUse: docs.ResponsibleUse(), LoopbackSession: true,
	}
}

// listen serves a handler on an address until Stop.
func (a *App) listen(ctx context.Context, addr string, h http.Handler) (string, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", addr)
	if err != nil {
		return "", longear.E("listen on "+addr, longear.KindInvalid, err)
	}
	srv := &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 60 * time.Second, IdleTimeout: 2 * time.Minute,
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(l) }()
	a.onStop("stop serving on "+l.Addr().String(), func() error {
		shut, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		err := srv.Shutdown(shut)
		if e := <-ended; !errors.Is(e, http.ErrServerClosed) {
			err = errors.Join(err, e)
		}
		return err
	})
	return fmt.Sprintf("http://%s", l.Addr()), nil
}

// Run crawls for ever and serves, until the context ends.
func (a *App) Run(ctx context.Context, started func(url string)) error {
	url, err := a.Serve(ctx)
	if err != nil {
		return err
	}
	started(url)
	if err := a.rememberSources(ctx); err != nil {
		return err
	}
	p, err := a.startPipeline(ctx)
	if err != nil {
		return err
	}
	c, client, err := a.newCrawler(p)
	if err == nil {
		defer client.Close()
		err = c.Run(ctx, a.opt.Sources)
	}
	_, closeErr := p.Close()
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = nil
	}
	return errors.Join(err, closeErr)
}
