#!/usr/bin/env bash
# Usage: ./build.sh [--target=NAME] [--tree] [--description]
# Restores the local tools once, then runs the Cake build in build.cake.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$root"

if ! command -v dotnet >/dev/null; then
  echo "build.sh: the .NET SDK 10.0 is needed: install it from https://dotnet.microsoft.com/download" >&2
  exit 3
fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Cake and the .NET CLI colour pipes too unless told not to.
[[ -t 1 ]] || export NO_COLOR=1

restored=artifacts/cake/tools.restored
if [[ ! -e $restored || .config/dotnet-tools.json -nt $restored ]]; then
  mkdir -p artifacts/cake
  if ! log=$(dotnet tool restore 2>&1); then
    printf '%s\nbuild.sh: the local tools of .config/dotnet-tools.json could not be restored\n' "$log" >&2
    exit 3
  fi
  touch "$restored"
fi

# Without Cake's headings and table the last lines are the target's own.
exec dotnet cake --verbosity=minimal --no-report "$@"
