#!/usr/bin/env bash
# Builds and runs the server for development; Ctrl-C stops it, and the cluster that it started.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "error: $1" >&2
  exit 1
}

mkdir -p .local
swift build --configuration release --product todo-server
server=".build/release/todo-server"

# The secret is made once and kept out of git, readable by its owner alone.
if [ -z "${BETTER_AUTH_SECRET:-}" ]; then
  if [ ! -s .local/better-auth-secret ]; then
    (umask 077 && openssl rand -hex 32 >.local/better-auth-secret)
  fi
  BETTER_AUTH_SECRET=$(cat .local/better-auth-secret)
  export BETTER_AUTH_SECRET
fi

own_cluster=false
server_pid=""
stop() {
  trap '' INT TERM
  if [ -n "$server_pid" ]; then
    kill -TERM "$server_pid" 2>/dev/null || true
    wait "$server_pid" 2>/dev/null || true
  fi
  if [ "$own_cluster" = true ]; then Scripts/development-cluster.sh stop; fi
}
trap stop EXIT
trap 'exit 0' INT TERM

if [ -z "${DATABASE_URL:-}" ]; then
  own_cluster=true
  DATABASE_URL=$(Scripts/development-cluster.sh start)
  export DATABASE_URL
fi

export HOST="${HOST:-127.0.0.1}" PORT="${PORT:-8000}"
"$server" serve &
server_pid=$!

address="http://$HOST:$PORT"
for _ in $(seq 100); do
  kill -0 "$server_pid" 2>/dev/null || { wait "$server_pid" || exit $?; exit 0; }
  if curl --silent --fail --output /dev/null "$address/health"; then break; fi
  sleep 0.1
done

token=$("$server" token --sub alice --ttl 24h)
cat <<EOF

  The todo service runs at   $address
  Its contract               $address/openapi.yaml and $address/openapi.json
  Try it, as alice, for a day:

curl -H 'Authorization: Bearer $token' $address/api/alice/tasks

  Ctrl-C stops it.

EOF
wait "$server_pid" && status=0 || status=$?
server_pid=""
exit "$status"
