#!/usr/bin/env bash
# Writes the expected output of all case folders anew, and says what changed: folders that are new,
# changed, unchanged, then the files of the changed ones. Every changed line must be one that was meant.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "== Building the tests (usually up to 15 minutes from nothing, two after a change)"
swift build --build-tests
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "== Writing what the cases give now"
UPDATE_CASES=1 swift test --skip-build \
  --filter '^(OpenAPIDocument|ContractCompiler|ContractDiff|ContractClients)Tests\.CaseTests/' >"$log" 2>&1 \
  || { grep -E 'recorded an issue|error:' "$log" || cat "$log"; exit 1; }

new=0 changed=0 unchanged=0
for folder in Tests/*/Cases/*/; do
  if [ -z "$(git ls-files "$folder")" ]; then
    new=$((new + 1))
    echo "new        $folder"
  elif [ -n "$(git status --porcelain "$folder")" ]; then
    changed=$((changed + 1))
    echo "changed    $folder"
  else
    unchanged=$((unchanged + 1))
  fi
done
git --no-pager diff --stat -- Tests/*/Cases
echo "$new new, $changed changed, $unchanged unchanged case folders"
