#!/usr/bin/env bash
# Builds everything and runs all tests. On a fresh Debian it installs the browser that the page tests need.
# What follows on the command line goes to `dotnet test`: ./test.sh --filter FullyQualifiedName~Approval
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
configuration=Release
results="$PWD/TestResults"
passed=0 failed=0 skipped=0

finish() {
  local code=$?
  local line="$passed passed, $failed failed"
  if [ "$skipped" -gt 0 ]; then line="$line, $skipped skipped"; fi
  echo "$line"
  exit "$code"
}
trap finish EXIT

stop() {
  echo "test.sh: $1" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    stop "$1 needs root, and there is no sudo: install chromium and fonts-dejavu-core, then run this again."
  fi
}

command -v dotnet >/dev/null || stop "dotnet is not on the PATH: install the .NET 10 SDK."
dotnet --version >/dev/null || stop "no SDK fits global.json: install the .NET 10 SDK (10.0.100 or newer)."

if ! command -v chromium >/dev/null; then
  echo "Installing chromium for the page tests"
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -qq || stop "apt-get update failed."
  as_root apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core || stop "chromium could not be installed."
fi

dotnet restore CommsAssistant.sln -p:Configuration="$configuration" || stop "the restore failed."
dotnet build CommsAssistant.sln --no-restore -c "$configuration" -m:2 || stop "the build failed."

# A test that hangs is named and ended; the results of all others are kept.
rm -rf "$results"
dotnet test CommsAssistant.sln --no-build -c "$configuration" -m:1 \
  --logger trx --results-directory "$results" \
  --blame-hang --blame-hang-timeout 5min --blame-hang-dump-type none "$@"
code=$?

attribute() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2"; }

shopt -s nullglob globstar
for trx in "$results"/**/*.trx; do
  counters=$(grep -m1 -o '<Counters [^>]*>' "$trx") || stop "$trx has no result."
  total=$(attribute total "$counters")
  ok=$(attribute passed "$counters")
  executed=$(attribute executed "$counters")
  passed=$((passed + ok))
  failed=$((failed + executed - ok))
  skipped=$((skipped + total - executed))
done

if [ "$failed" -gt 0 ]; then exit 1; fi
if [ "$code" -ne 0 ]; then stop "dotnet test ended with $code although no test failed: the run did not finish."; fi
if [ "$passed" -eq 0 ]; then stop "no test ran."; fi
