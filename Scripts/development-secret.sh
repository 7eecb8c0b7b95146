#!/usr/bin/env bash
# Prints the secret of development tokens: BETTER_AUTH_SECRET where it is set, else one that is made once and kept
# out of git, readable by its owner alone.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${BETTER_AUTH_SECRET:-}" ]; then
  mkdir -p .local
  if [ ! -s .local/better-auth-secret ]; then
    (umask 077 && openssl rand -hex 32 >.local/better-auth-secret)
  fi
  BETTER_AUTH_SECRET=$(cat .local/better-auth-secret)
fi
printf '%s\n' "$BETTER_AUTH_SECRET"
