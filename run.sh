#!/usr/bin/env bash
# Starts the whole shop: makes sure of what it needs, builds what changed, then becomes the AppHost.
set -euo pipefail
cd "$(dirname "$0")"
. ./scripts/prepare.sh

for word in "$@"; do
  if [[ $word == --help || $word == -h ]]; then
    sed -n '/"""$/,/"""/p' LittleShop.LocalHosting/Run/HelpText.cs | sed '1d;$d;s/^        //'
    exit 0
  fi
done

need_dotnet
prefer_aspire
has_containers || need_postgres
need_tools
build_changes LittleShop.AppHost
# In a script's background Ctrl-C is ignored by inheritance; whoever sends one here means it.
exec env --default-signal=INT dotnet artifacts/bin/LittleShop.AppHost/debug/LittleShop.AppHost.dll "$@"
