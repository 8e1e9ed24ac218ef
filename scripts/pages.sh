#!/bin/sh
# Opens the pages of the demo in Debian's Chromium through Playwright and checks what only a browser sees.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "node is missing (Debian: apt install nodejs npm)"; exit 1; }
[ -x "${CHROMIUM:=/usr/bin/chromium}" ] || { echo "$CHROMIUM is missing (Debian: apt install chromium)"; exit 1; }
export CHROMIUM
[ -d pages/node_modules ] || npm --prefix pages ci --silent --no-audit --no-fund
exec node --test pages/pages.test.mjs
