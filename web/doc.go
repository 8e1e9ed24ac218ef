// Package web serves the REST API and the pages: search, one page per narrative, sources. Pages are rendered on the
// server, need no JavaScript, and show leads, not verdicts (DESIGN "What longear never says").
package web
