// Package app wires the rooms together and nothing else does: Options → New → Crawl, Import or Serve → Stop. It handles
// no signals and starts on port 0 in tests.
package app
