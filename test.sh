#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"
dotnet tool restore
dotnet build LittleShop.sln
dotnet test --no-build
