#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"
dotnet tool restore
exec dotnet run --project LittleShop.AppHost -- "$@"
