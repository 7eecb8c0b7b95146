#!/usr/bin/env bash
# Opens the server's pages in Debian's Chromium, as a person would: /docs lists a task with a development
# token, and no page leaves an error in the console. Pictures of what was seen stay in .build/screenshots.
# Needs python3 with venv, chromium, PostgreSQL, and a built todo-server (TODO_SERVER_EXECUTABLE, else the
# debug build, else the release build).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

fail() {
  echo "error: $1" >&2
  exit 1
}

server=${TODO_SERVER_EXECUTABLE:-}
for candidate in "$root/.build/debug/todo-server" "$root/.build/release/todo-server"; do
  [ -n "$server" ] || [ ! -x "$candidate" ] || server=$candidate
done
[ -x "$server" ] || fail "todo-server is not built; run 'swift build' first."
chromium=$(command -v chromium || command -v chromium-browser || true)
[ -n "$chromium" ] || fail "Chromium is not installed; install the package chromium."

# The driver lives below the git-ignored folder, and is installed again when its version changes. It brings no
# browser of its own.
environment="$root/.local/browser"
if ! cmp --silent "$here/requirements.txt" "$environment/installed.txt"; then
  rm -rf "$environment"
  mkdir -p "$environment"
  python3 -m venv "$environment/python" ||
    fail "python3 cannot make a virtual environment; install the package python3-venv."
  "$environment/python/bin/pip" install --quiet --disable-pip-version-check \
    --requirement "$here/requirements.txt" ||
    fail "Playwright could not be installed from the Python package index; see above."
  cp "$here/requirements.txt" "$environment/installed.txt"
fi
"$root/Scripts/install-viewer.sh"

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || true)")
[ -x "$programs/initdb" ] || fail "no PostgreSQL server found; install the package postgresql."

# PostgreSQL refuses to run as root; as root, its programs run as the user postgres.
work=$(mktemp -d /tmp/todo-browser.XXXXXX)
as_owner=()
if [ "$(id -u)" -eq 0 ]; then
  as_owner=(runuser -u postgres --)
  chown postgres "$work"
fi
chmod 711 "$work"
control() { (cd / && "${as_owner[@]}" "$programs/pg_ctl" --pgdata "$work/data" "$@"); }

server_pid=""
stop() {
  trap '' INT TERM
  if [ -n "$server_pid" ]; then
    kill -TERM "$server_pid" 2>/dev/null || true
    wait "$server_pid" 2>/dev/null || true
  fi
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

export DATABASE_URL="postgresql://todo@/todo?host=$work"
BETTER_AUTH_SECRET=$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')
export BETTER_AUTH_SECRET
HOST=127.0.0.1 PORT=0 DOCS=on DOCS_VIEWER="$root/.local/swagger-ui" \
  "$server" serve >"$work/server.out" 2>"$work/server.err" &
server_pid=$!
address=""
for _ in $(seq 300); do
  address=$(sed -nE 's|.*listening on (http://[^" \\]+).*|\1|p' "$work/server.out" | head -n 1)
  [ -z "$address" ] || ! curl --silent --fail --output /dev/null "$address/readyz" || break
  kill -0 "$server_pid" 2>/dev/null || { cat "$work/server.err" >&2; fail "the server ended."; }
  sleep 0.1
done
[ -n "$address" ] || fail "the server did not say where it listens."

token=$("$server" token --sub alice --ttl 1h)
curl --silent --show-error --fail --output /dev/null --json '{"title":"Seen in a browser"}' \
  --header "Authorization: Bearer $token" "$address/api/alice/tasks" || fail "no task can be created."

export CHROMIUM="$chromium" ADDRESS="$address" TOKEN="$token" SCREENSHOTS="$root/.build/screenshots"
mkdir -p "$SCREENSHOTS"
"$environment/python/bin/python" "$here/documentation.py"
