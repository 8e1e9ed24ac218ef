#!/bin/sh
# Runs the Go tests; with the race detector where a C compiler is there. Says what was left out.
set -eu
if command -v "${CC:-gcc}" >/dev/null 2>&1; then
	export CGO_ENABLED=1
	race=-race
else
	race=
	echo "No C compiler: the tests run without the race detector (Debian: apt install gcc)."
fi
[ -n "${LONGEAR_TEST_ELASTICSEARCH:-}" ] ||
	echo "LONGEAR_TEST_ELASTICSEARCH is not set: the tests against a real Elasticsearch are left out (scripts/elasticsearch.py start prints its address)."
exec "${GO:-go}" test $race -timeout 30m "$@"
