package app

import (
	"io"
	"log/slog"
	"time"

	"longear"
	"longear/index/elastic"
	"longear/lang/lexicon/vocab"
)

// Options say what to run. The zero value of each field has the default named beside it.
type Options struct {
	Store         string           // sqlite:FILE or http(s)://host:9200/prefix; default sqlite:longear.db
	Credentials   Credentials      // of Elasticsearch
	Sources       []longear.Source // what to crawl, and who owns it
	Listen        string           // address of pages and API, "127.0.0.1:0" in tests; default 127.0.0.1:8080
	Hosts         HostMap          // sample-world hosts on loopback; nil: every host by DNS, private addresses refused
	LinkTo        func(string) string
	Synthetic     bool
	MinConfidence float64           // below it a language is "und"; default .7
	Lexicon       []string          // a user's own files of concepts and entities
	Words         Words             // opens the words; nil: anew for each app. Tests share one opening
	Events        []string          // a user's calendars of scheduled events, events.yaml or .ics
	Embed         Embed             // where vectors come from; zero: the meaning channel is off
	MaxGroup      int               // posts per commit; default 1,000
	Gather        bool              // commit only full groups and what is left at the end, in event-time order
	Wrap          func(Store) Store // nil: none; lets tests break the store on purpose
	Now           func() time.Time
	Log           *slog.Logger
	Progress      io.Writer // human progress lines; nil: none
}

// Credentials of the store; they print as nothing.
type Credentials = elastic.Credentials

// Words opens the shipped words with a user's own files. What it returns is only read: apps may share it.
type Words func(files []string) (*vocab.Vocabulary, error)

// HostMap gives the loopback address that plays a host.
type HostMap func(host string) (addr string, ok bool)

func (o Options) withDefaults() Options {
	if o.Store == "" {
		o.Store = "sqlite:longear.db"
	}
	if o.Listen == "" {
		o.Listen = "127.0.0.1:8080"
	}
	if o.MinConfidence == 0 {
		o.MinConfidence = .7
	}
	if o.Words == nil {
		o.Words = func(files []string) (*vocab.Vocabulary, error) { return vocab.Open(vocab.Options{Files: files}) }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Progress == nil {
		o.Progress = io.Discard
	}
	return o
}
