#!/usr/bin/env bash
# Builds and runs the service and, from another origin, the page of Examples/Frontend with the client that is
# generated from openapi.yaml. Ctrl-C stops both. DEMO_PORT (8080) is the page's port, PORT (8000) the API's.
set -euo pipefail
cd "$(dirname "$0")/.."

page_port=${DEMO_PORT:-8080}
export HOST=127.0.0.1 PORT=${PORT:-8000}
export CORS_ORIGINS="${CORS_ORIGINS:+$CORS_ORIGINS,}http://localhost:$page_port"
export BUILD=${BUILD:-debug}
folder=.local/demo
mkdir -p "$folder"

swift build --configuration "$BUILD" --product contractc
".build/$BUILD/contractc" client typescript openapi.yaml --output "$folder/api.ts"
tsc --target es2020 --module esnext --lib dom,es2020 --strict --outDir "$folder" "$folder/api.ts"

Scripts/run.sh &
service=$!
stop() {
  trap '' INT TERM
  kill -TERM "$service" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
}
trap stop EXIT
trap 'exit 0' INT TERM
until curl --silent --fail --output /dev/null "http://$HOST:$PORT/health"; do
  kill -0 "$service" 2>/dev/null || { wait "$service" || exit $?; exit 1; }
  sleep 0.2
done

# As run.sh has it, which made it where it was not set.
BETTER_AUTH_SECRET=${BETTER_AUTH_SECRET:-$(cat .local/better-auth-secret)}
export BETTER_AUTH_SECRET
server=".build/$BUILD/todo-server"
[ -x "$server" ] || server=.build/release/todo-server
cat <<EOF

  The demo runs at   http://localhost:$page_port
  Sign in with any name, in two tabs if you like: a task that both edit shows the conflict.

EOF
python3 Examples/Frontend/serve.py "$server" "http://$HOST:$PORT" "$folder/api.js" "$page_port" >/dev/null
