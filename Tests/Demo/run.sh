#!/usr/bin/env bash
# Opens the page of Examples/Frontend in Debian's Chromium, with the client that the compiler writes now, against
# a server on a private PostgreSQL, from another origin. Pictures of what was seen stay in .build/screenshots.
# Needs python3 with venv, chromium, node-typescript, PostgreSQL, and a built todo-server and contractc
# (TODO_SERVER_EXECUTABLE and CONTRACTC, else the debug builds, else the release builds).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

fail() {
  echo "error: $1" >&2
  exit 1
}

built() { # name
  local candidate
  for candidate in "$root/.build/debug/$1" "$root/.build/release/$1"; do
    if [ -x "$candidate" ]; then echo "$candidate"; return; fi
  done
  fail "$1 is not built; run 'swift build' first."
}
server=${TODO_SERVER_EXECUTABLE:-$(built todo-server)}
contractc=${CONTRACTC:-$(built contractc)}
chromium=$(command -v chromium || command -v chromium-browser || true)
[ -n "$chromium" ] || fail "Chromium is not installed; install the package chromium."
command -v tsc >/dev/null || fail "TypeScript is not installed; install the package node-typescript."

# The driver lives below the git-ignored folder, and is installed again when its version changes. It brings no
# browser of its own.
environment="$root/.local/browser"
if ! cmp --silent "$root/Tests/Browser/requirements.txt" "$environment/installed.txt"; then
  rm -rf "$environment"
  mkdir -p "$environment"
  python3 -m venv "$environment/python" ||
    fail "python3 cannot make a virtual environment; install the package python3-venv."
  "$environment/python/bin/pip" install --quiet --disable-pip-version-check \
    --requirement "$root/Tests/Browser/requirements.txt" ||
    fail "Playwright could not be installed from the Python package index; see above."
  cp "$root/Tests/Browser/requirements.txt" "$environment/installed.txt"
fi

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || true)")
[ -x "$programs/initdb" ] || fail "no PostgreSQL server found; install the package postgresql."

# PostgreSQL refuses to run as root; as root, its programs run as the user postgres.
work=$(mktemp -d /tmp/todo-demo.XXXXXX)
as_owner=()
if [ "$(id -u)" -eq 0 ]; then
  as_owner=(runuser -u postgres --)
  chown postgres "$work"
fi
chmod 711 "$work"
control() { (cd / && "${as_owner[@]}" "$programs/pg_ctl" --pgdata "$work/data" "$@"); }

pids=()
stop() {
  trap '' INT TERM
  for pid in "${pids[@]}"; do
    kill -TERM "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  control --wait --mode immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

(cd / && "${as_owner[@]}" "$programs/initdb" --pgdata "$work/data" --username postgres \
  --auth trust --encoding UTF8 --locale C --no-sync >"$work/initdb.log" 2>&1) ||
  { cat "$work/initdb.log" >&2; fail "initdb failed; see above."; }
control --wait --log "$work/data/log" \
  --options "-c listen_addresses='' -c unix_socket_directories='$work' -c fsync=off" \
  start >/dev/null || fail "PostgreSQL did not start."
query() { "${as_owner[@]}" psql --no-psqlrc --quiet --host "$work" --username postgres "$@"; }
(cd / && query --dbname postgres --command "CREATE ROLE todo LOGIN")
(cd / && query --dbname postgres --command "CREATE DATABASE todo OWNER todo")

mkdir "$work/client"
"$contractc" client typescript "$root/openapi.yaml" --output "$work/client/api.ts"
tsc --target es2020 --module esnext --lib dom,es2020 --strict --outDir "$work/client" "$work/client/api.ts"

# Waits until a file has the address that a program listens on.
listening() { # file, pattern, pid
  local found
  for _ in $(seq 600); do
    found=$(sed -nE "s|$2|\1|p" "$1" | head -n 1)
    if [ -n "$found" ]; then echo "$found"; return; fi
    kill -0 "$3" 2>/dev/null || break
    sleep 0.1
  done
  cat "$work"/*.err >&2
  fail "a server did not say where it listens."
}

BETTER_AUTH_SECRET=$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')
export BETTER_AUTH_SECRET
# The API has to know the page's origin, and the page the API's address: the page is told when the API is there.
mkfifo "$work/address"
exec 3<>"$work/address"
python3 "$root/Examples/Frontend/serve.py" "$server" - "$work/client/api.js" 0 \
  <&3 >"$work/page.out" 2>"$work/page.err" &
pids+=($!)
PAGE=$(listening "$work/page.out" '^(http://[^ ]+).*' "${pids[0]}")
DATABASE_URL="postgresql://todo@/todo?host=$work" HOST=127.0.0.1 PORT=0 CORS_ORIGINS="$PAGE" \
  "$server" serve >"$work/server.out" 2>"$work/server.err" &
pids+=($!)
ADDRESS=$(listening "$work/server.out" '.*listening on (http://[^" \\]+).*' "${pids[1]}")
echo "$ADDRESS" >&3
for _ in $(seq 600); do
  ! curl --silent --fail --output /dev/null "$ADDRESS/readyz" || break
  kill -0 "${pids[1]}" 2>/dev/null || { cat "$work/server.err" >&2; fail "the server ended."; }
  sleep 0.1
done

export CHROMIUM="$chromium" ADDRESS PAGE SCREENSHOTS="$root/.build/screenshots"
mkdir -p "$SCREENSHOTS"
"$environment/python/bin/python" "$here/demo.py"
