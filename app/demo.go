package app

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"

	"longear"
	"longear/crawler/catalog"
	"longear/demo"
)

// Demo is the sample world being played on loopback, with a longear that is set to crawl it.
type Demo struct {
	*App
	World *demo.World
}

// NewDemo starts the sample world's server and returns an app for its sources. Stop ends both.
func NewDemo(ctx context.Context, opt Options) (*Demo, error) {
	world, err := demo.Load()
	if err != nil {
		return nil, err
	}
	if opt.Sources, err = catalog.Parse("demo/world/feeds.yaml", demo.Feeds()); err != nil {
		return nil, err
	}
	for i := range opt.Sources {
		opt.Sources[i].Synthetic = true
	}
	player := &App{opt: opt.withDefaults()}
	base, err := player.listen(ctx, "127.0.0.1:0", world.Handler())
	if err != nil {
		return nil, err
	}
	addr := strings.TrimPrefix(base, "http://")
	hosts := world.Hosts()
	opt.Hosts = func(host string) (string, bool) { return addr, slices.Contains(hosts, host) }
	opt.LinkTo = func(link string) string { return playedLink(base, hosts, link) }
	opt.Synthetic = true
	opt.Gather = true
	a, err := New(ctx, opt)
	if err != nil {
		return nil, errors.Join(err, player.Stop())
	}
	a.onStop("stop the sample world", player.Stop)
	return &Demo{App: a, World: world}, nil
}

// playedLink turns the address of a page of the sample world into one that a browser on this machine can open.
func playedLink(base string, hosts []string, link string) string {
	u, err := url.Parse(link)
	if err != nil || !slices.Contains(hosts, u.Hostname()) {
		return link
	}
	return base + "/@" + u.Hostname() + u.RequestURI()
}

// Stories returns the narratives of the store with at least min posts, by first seen.
func (a *App) Stories(ctx context.Context, minPosts int) ([]longear.Narrative, error) {
	var out []longear.Narrative
	for offset := 0; ; {
		res, err := a.store.Search(ctx, longear.SearchRequest{Sort: longear.ByOldest, Limit: 1000, Offset: offset})
		if err != nil {
			return nil, err
		}
		for _, h := range res.Narratives {
			if h.Narrative.Posts >= minPosts {
				out = append(out, h.Narrative)
			}
		}
		if offset += 1000; offset >= res.Groups {
			return out, nil
		}
	}
}
