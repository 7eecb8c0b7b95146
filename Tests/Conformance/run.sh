#!/usr/bin/env bash
# Runs schemathesis with all its checks and phases against the live server on a private PostgreSQL
# cluster, and says in one line how it went. Needs python3 with venv, and a built todo-server
# (TODO_SERVER_EXECUTABLE, else the debug build, else the release build). CONFORMANCE_REPORT names
# a file for the whole report; without it, the report is printed on failure.
# usage: run.sh [options of `schemathesis run`]
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

# The tool lives below the git-ignored folder, and is installed again when its versions change.
environment="$root/.local/conformance"
if ! cmp --silent "$here/requirements.txt" "$environment/installed.txt"; then
  rm -rf "$environment"
  mkdir -p "$environment"
  python3 -m venv "$environment/python" ||
    fail "python3 cannot make a virtual environment; install the package python3-venv."
  "$environment/python/bin/pip" install --quiet --disable-pip-version-check \
    --requirement "$here/requirements.txt" ||
    fail "schemathesis could not be installed from the Python package index; see above."
  cp "$here/requirements.txt" "$environment/installed.txt"
fi

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || true)")
[ -x "$programs/initdb" ] || fail "no PostgreSQL server found; install the package postgresql."

# PostgreSQL refuses to run as root; as root, its programs run as the user postgres.
work=$(mktemp -d /tmp/todo-conformance.XXXXXX)
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
  if [ -n "${CONFORMANCE_REPORT:-}" ] && [ -e "$work/report" ]; then
    cp "$work/report" "$CONFORMANCE_REPORT"
  fi
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
# Small files in the viewer's place: it is fetched a few hundred times, and Tests/Browser is about it.
mkdir "$work/viewer"
echo "const nothing = 0;" >"$work/viewer/swagger-ui-bundle.js"
echo "body { margin: 0 }" >"$work/viewer/swagger-ui.css"
HOST=127.0.0.1 PORT=0 LOG_LEVEL=info DOCS=on DOCS_VIEWER="$work/viewer" "$server" serve >"$work/server.out" 2>"$work/server.err" &
server_pid=$!
address=""
for _ in $(seq 300); do
  address=$(sed -nE 's|.*listening on (http://[^" \\]+).*|\1|p' "$work/server.out" | head -n 1)
  [ -z "$address" ] || break
  kill -0 "$server_pid" 2>/dev/null || { cat "$work/server.err" >&2; fail "the server ended."; }
  sleep 0.1
done
[ -n "$address" ] || fail "the server did not say where it listens."
for _ in $(seq 300); do
  ! curl --silent --fail --output /dev/null "$address/readyz" || break
  kill -0 "$server_pid" 2>/dev/null || { cat "$work/server.err" >&2; fail "the server ended."; }
  sleep 0.1
done

export CONFORMANCE_USERS="$work/users.json"
header() {
  local token
  token=$("$server" token --sub "$1" --ttl 1h)
  printf '{"name": "%s", "fixedHeaders": [{"name": "Authorization", "value": "Bearer %s"}]}' \
    "$1" "$token"
}
(umask 077 && printf '{"auth": [%s, %s]}' "$(header alice)" "$(header bob)" >"$CONFORMANCE_USERS")

# Given by its address, schemathesis would leave out the operation that publishes the contract.
curl --silent --show-error --fail --output "$work/openapi.json" "$address/openapi.json" ||
  fail "the server does not publish its contract."

started=$(date +%s)
status=0
PYTHONPATH="$here" "$environment/python/bin/schemathesis" --config-file "$here/schemathesis.toml" \
  run "$work/openapi.json" --url "$address" "$@" >"$work/report" 2>&1 || status=$?
seconds=$(($(date +%s) - started))

if [ "$status" -eq 0 ] && ! kill -0 "$server_pid" 2>/dev/null; then
  echo "The server ended during the run." >>"$work/report"
  status=1
fi
# Every operation of the contract, or it counts for nothing.
operations=$(grep -c '^      operationId:' "$root/openapi.yaml")
if [ "$status" -eq 0 ] && ! grep --quiet "Selected: $operations/$operations" "$work/report"; then
  echo "Not all $operations operations were tested." >>"$work/report"
  status=1
fi
[ "$status" -eq 0 ] || cat "$work/report"
summary=$(grep -E "test cases|generated|passed|failed" "$work/report" | tail -n 3 | tr -s ' \n' ' ')
outcome=$([ "$status" -eq 0 ] && echo "no failure" || echo "FAILED")
echo "Conformance (schemathesis): $outcome in $seconds s;$summary"
exit "$status"
