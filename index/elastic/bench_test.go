package elastic_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"testing"
	"time"

	"longear"
	"longear/index/elastic"
	"longear/lang"
)

// The benchmarks write the same 2,000 posts through the store and through a bare loader that only sends _bulk bodies of
// the same size: make bench-elastic prints both.
const benchPosts = 2000

func benchDocs() ([]lang.Doc, []longear.Decision) {
	a := lang.NewAnalyzer(lang.Options{})
	docs, decisions := make([]lang.Doc, benchPosts), make([]longear.Decision, benchPosts)
	for i := range docs {
		p := longear.Post{
			Source: "bench", Platform: longear.Web, URL: fmt.Sprintf("http://bench.example/%d", i), Lang: longear.Russian, Script: longear.Cyrl,
			Text:   fmt.Sprintf("Сообщение номер %d: в городе Примерске открыли мост, движение пойдёт в понедельник, говорят в мэрии.", i),
			Clocks: longear.Clocks{Observed: time.Unix(1712700000+int64(i), 0)},
		}
		p.ID = longear.NewPostID(longear.URLKey(p.URL))
		p.Version = longear.NewVersionID(p.ID, p.Text)
		docs[i] = a.Prepare(p)
		decisions[i].Sighting = longear.Sighting{Post: p.ID, Version: p.Version, Narrative: "n-b", Cluster: "c-b", Relation: longear.Copy}
	}
	return docs, decisions
}

func benchServer(b *testing.B) string {
	b.Helper()
	address := os.Getenv(serverVariable)
	if address == "" {
		b.Skip(serverVariable + " is not set")
	}
	return address
}

func BenchmarkWritePosts(b *testing.B) {
	s, err := elastic.Open(b.Context(), benchServer(b)+"/bench", elastic.Credentials{}, nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer drop(b, s)
	docs, decisions := benchDocs()
	for b.Loop() {
		for at := 0; at < benchPosts; at += 1000 {
			if err := s.WritePosts(b.Context(), 1, docs[at:at+1000], decisions[at:at+1000]); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(benchPosts)*float64(b.N)/b.Elapsed().Seconds(), "posts/s")
}

func drop(b *testing.B, s *elastic.Store) {
	if err := s.Drop(context.WithoutCancel(b.Context())); err != nil {
		b.Log("drop:", err)
	}
}

// BenchmarkBareBulk sends bodies that were made before: what the server itself can take, for the same documents.
func BenchmarkBareBulk(b *testing.B) {
	address := benchServer(b)
	capture := &captured{inner: http.DefaultTransport}
	s, err := elastic.Open(b.Context(), address+"/bench", elastic.Credentials{}, nil, capture)
	if err != nil {
		b.Fatal(err)
	}
	defer drop(b, s)
	docs, decisions := benchDocs()
	for at := 0; at < benchPosts; at += 1000 {
		if err := s.WritePosts(b.Context(), 1, docs[at:at+1000], decisions[at:at+1000]); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		for _, body := range capture.bodies {
			send(b, address, body)
		}
	}
	b.ReportMetric(float64(benchPosts)*float64(b.N)/b.Elapsed().Seconds(), "posts/s")
}

func send(b *testing.B, address string, body []byte) {
	req, err := http.NewRequestWithContext(b.Context(), http.MethodPost, address+"/_bulk", bytes.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-ndjson")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	var answer struct{ Errors bool }
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil || answer.Errors {
		b.Fatalf("bulk: %v, errors %v", err, answer.Errors)
	}
}

// captured keeps the bodies of bulk requests.
type captured struct {
	inner  http.RoundTripper
	bodies [][]byte
}

func (c *captured) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.URL.Path == "/_bulk" {
		var body bytes.Buffer
		if _, err := body.ReadFrom(req.Body); err != nil {
			return nil, err
		}
		c.bodies = append(c.bodies, body.Bytes())
		req.Body = readCloser{bytes.NewReader(body.Bytes())}
	}
	return c.inner.RoundTrip(req)
}

type readCloser struct{ *bytes.Reader }

func (readCloser) Close() error { return nil }
