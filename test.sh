#!/usr/bin/env bash
# Installs what the tests need, builds once, checks the format, runs the whole suite. Arguments go to the test runner:
# ./test.sh --filter-class '*OrderTests'
set -euo pipefail
cd "$(dirname "$0")"
. ./scripts/prepare.sh

need_dotnet
need_postgres
need_browser
need_firefox
need_tools
say "Building"
quietly dotnet build LittleShop.sln -v q -nodeReuse:false || stop "The build failed: the lines above say where."
say "Checking the format"
quietly dotnet format LittleShop.sln --verify-no-changes --no-restore || stop "Not formatted: run «dotnet format LittleShop.sln»."
say "Testing"
# Hundreds of short-lived processes are started: mapping each compiled method twice is a third of the kernel's work in it.
export DOTNET_EnableWriteXorExecute=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
code=0
dotnet test --solution LittleShop.sln --no-build "$@" </dev/null 2>&1 | tee "$log" || code=$?
count() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$log" | tail -1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
if [[ ${failed:-0} != 0 ]]; then
  # Again at the end: between a failure and here may lie much that others said.
  echo "Failed:"
  grep -A16 '^failed ' "$log" || true
fi
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$code"
