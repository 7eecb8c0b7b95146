#!/usr/bin/env bash
# Builds and runs the server for development; Ctrl-C stops it, and the cluster that it started. The build is the
# quick one: BUILD=release takes twice as long the first time, for a server that is several times as quick.
set -euo pipefail
cd "$(dirname "$0")/.."

build=${BUILD:-debug}
mkdir -p .local
own_cluster=false
server_pid=""
viewer_pid=""
output=$(mktemp)
stop() {
  trap '' INT TERM
  rm -f "$output"
  if [ -n "$viewer_pid" ]; then kill "$viewer_pid" 2>/dev/null || true; fi
  if [ -n "$server_pid" ]; then
    kill -TERM "$server_pid" 2>/dev/null || true
    wait "$server_pid" 2>/dev/null || true
  fi
  if [ "$own_cluster" = true ]; then Scripts/development-cluster.sh stop; fi
}
trap stop EXIT
trap 'exit 0' INT TERM

# Beside the build, which leaves the network alone once it has its packages.
if [ "${DOCS:-on}" = on ] && [ -z "${DOCS_VIEWER:-}" ]; then
  Scripts/install-viewer.sh >.local/viewer.log 2>&1 &
  viewer_pid=$!
fi

server=".build/$build/todo-server"
[ -n "${SERVER_IS_BUILT:-}" ] || Scripts/build-development.sh

BETTER_AUTH_SECRET=$(Scripts/development-secret.sh)
export BETTER_AUTH_SECRET

if [ -z "${DATABASE_URL:-}" ]; then
  own_cluster=true
  DATABASE_URL=$(Scripts/development-cluster.sh start)
  export DATABASE_URL
fi

# Without the viewer, as without a network, everything else can be tried.
export DOCS="${DOCS:-on}"
if [ -n "$viewer_pid" ]; then
  export DOCS_VIEWER="$PWD/.local/swagger-ui"
  if ! wait "$viewer_pid"; then
    cat .local/viewer.log >&2
    echo "note: /docs is not served, as its viewer could not be installed; see above." >&2
    DOCS=off
  fi
  viewer_pid=""
fi

# Where development servers of frontends usually are.
export CORS_ORIGINS="${CORS_ORIGINS:-http://localhost:3000,http://localhost:5173,http://localhost:8080}"
export HOST="${HOST:-127.0.0.1}" PORT="${PORT:-8000}"
"$server" serve >"$output" &
server_pid=$!

# It says where it listens, also with PORT=0, and tasks can be served a moment later.
address=""
is_ready=no
for _ in $(seq 300); do
  kill -0 "$server_pid" 2>/dev/null || { wait "$server_pid" || exit $?; exit 0; }
  address=$(sed -n 's/^listening on //p' "$output")
  if [ -n "$address" ]; then
    PORT=${address##*:}
    if "$server" check --ready >/dev/null 2>&1; then
      is_ready=yes
      break
    fi
  fi
  sleep 0.1
done

if [ -z "$address" ]; then
  echo "error: the service does not listen after half a minute; see what it says above." >&2
  exit 1
fi
if [ "$is_ready" = no ]; then
  echo "note: tasks are not served yet: the service waits for its database, see above." >&2
fi

# Without a shared secret, tokens come from Better Auth alone.
token=$("$server" token --sub alice --ttl 24h 2>/dev/null) || token="TOKEN"
documentation="$address/docs: press Authorize, paste the token below, open an operation"
[ "$DOCS" = on ] || documentation="not served (DOCS=off)"
cat <<SCREEN

  The todo service runs at   $address
  Its contract               $address/openapi.yaml and $address/openapi.json

  1. Look at it              $documentation
  2. Try it, as alice, for a day:

curl -H 'Authorization: Bearer $token' $address/api/alice/tasks
curl -H 'Authorization: Bearer $token' --json '{"title":"Buy milk"}' $address/api/alice/tasks

  3. Call it from a page     of $CORS_ORIGINS (CORS_ORIGINS)
  4. Change it               edit openapi.yaml, then make run: the build says what is missing, and where
  5. Test it, ship it        make test; make build; docker compose up --build

  Ctrl-C stops it.

SCREEN
wait "$server_pid" && status=0 || status=$?
server_pid=""
exit "$status"
