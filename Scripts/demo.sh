#!/usr/bin/env bash
# Builds and runs the service and, from another origin, the page of Examples/Frontend with the client that is
# generated from openapi.yaml. Ctrl-C stops both. DEMO_PORT (8080) is the page's port, PORT (8000) the API's; 0 takes
# any that is free.
set -euo pipefail
cd "$(dirname "$0")/.."

export HOST=127.0.0.1 PORT=${PORT:-8000} BUILD=${BUILD:-debug}
folder=.local/demo
mkdir -p "$folder"
work=$(mktemp -d)
page_pid=""
service_pid=""
stop() {
  trap '' INT TERM
  for pid in $service_pid $page_pid; do
    kill -TERM "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 0' INT TERM

# Waits for a line of a program's output, and prints what the pattern takes of it.
awaited() { # file, pattern, the program's process
  local found
  while true; do
    found=$(sed -nE "s|$2|\1|p" "$1")
    if [ -n "$found" ]; then echo "$found"; return; fi
    kill -0 "$3" 2>/dev/null || return 1
    sleep 0.1
  done
}

Scripts/build-development.sh
export SERVER_IS_BUILT=yes

# The plugin has built the contract's compiler for itself; where it is kept elsewhere, it is built once more.
compiler=.build/$BUILD/contractc-tool
if [ ! -x "$compiler" ]; then
  swift build --configuration "$BUILD" --product contractc
  compiler=.build/$BUILD/contractc
fi
"$compiler" client typescript openapi.yaml --output "$folder/api.ts"
tsc --target es2020 --module esnext --lib dom,es2020 --strict --outDir "$folder" "$folder/api.ts"

# The API has to know the page's origin, and the page the API's address: the page answers when the API is there.
BETTER_AUTH_SECRET=$(Scripts/development-secret.sh)
export BETTER_AUTH_SECRET
mkfifo "$work/address"
exec 3<>"$work/address"
python3 Examples/Frontend/serve.py ".build/$BUILD/todo-server" - "$folder/api.js" "${DEMO_PORT:-8080}" \
  <&3 >"$work/page" &
page_pid=$!
page=$(awaited "$work/page" '^(http://[^ ]+)$' "$page_pid") || exit 1
export CORS_ORIGINS="${CORS_ORIGINS:+$CORS_ORIGINS,}$page"

Scripts/run.sh > >(tee "$work/screen") &
service_pid=$!
address=$(awaited "$work/screen" '.*The todo service runs at +(http://[^ ]+)$' "$service_pid") || {
  wait "$service_pid" || exit $?
  exit 1
}
awaited "$work/screen" '.*(Ctrl-C stops it).*' "$service_pid" >/dev/null || exit 1

echo "$address" >&3
cat <<SCREEN
  The demo runs at   $page
  Sign in with any name, in two tabs if you like: a task that both edit shows the conflict.

SCREEN
wait "$service_pid" && status=0 || status=$?
service_pid=""
exit "$status"
