# shellcheck shell=bash
# shellcheck disable=SC2034 # Read by the scripts that source this.
# Shared by the scripts beside this folder; sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
# Stamps tell what was built last, run files who was started; both may be deleted at any time.
stamps=$target/stamps
run_dir=$target/run
export CARGO_BUILD_JOBS=${CARGO_BUILD_JOBS:-2}

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# have TOOL
have() { command -v "$1" >/dev/null 2>&1; }

# What building needs; asked only when something is to be built.
need_rust() {
  have cargo || die "Rust is missing: install it from https://rustup.rs, open a new terminal and run this again."
  have cc || die "A C compiler is missing: install one (on Debian: apt-get install build-essential) and run this again."
  local wanted version
  wanted=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
  version=$(rustc --version | cut -d' ' -f2)
  [[ $(printf '%s\n%s\n' "$wanted" "$version" | sort -V | head -n1) == "$wanted" ]] ||
    die "Rust $version is too old, $wanted or newer is needed: run 'rustup update stable' and then this again."
}

need_node() {
  have node || die "Node.js is missing: install version 20 or newer from https://nodejs.org and run this again."
  have npm || die "npm is missing: install it (it comes with Node.js from https://nodejs.org) and run this again."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  ((major >= 20)) || die "Node.js $major is too old: install version 20 or newer from https://nodejs.org and run this again."
}

# changed STAMP PATH...: true unless the files under the paths are those of the stamp, none newer.
changed() {
  local stamp=$stamps/$1
  shift
  [[ -f $stamp ]] || return 0
  [[ $(source_list "$@" | cksum) == "$(cat "$stamp")" ]] || return 0
  [[ -n $(source_find "$@" -newer "$stamp" -print -quit) ]]
}

# begin_stamp NAME, before the build, so that an edit during the build counts as newer.
begin_stamp() {
  mkdir -p "$stamps"
  : >"$stamps/$1.new"
}

# finish_stamp NAME PATH..., after a build that worked.
finish_stamp() {
  local name=$1
  shift
  local begun=$stamps/$name.new
  source_list "$@" | cksum >"$stamps/$name.list"
  touch -r "$begun" "$stamps/$name.list"
  mv "$stamps/$name.list" "$stamps/$name"
  rm -f "$begun"
}

# source_find PATH... [EXPRESSION]: files that people write. The route tree is written by the build.
source_find() {
  local paths=()
  while (($#)) && [[ $1 != -* ]]; do
    paths+=("$root/$1")
    shift
  done
  find "${paths[@]}" \( -name node_modules -o -name dist -o -name target -o -name .tanstack \) -prune -o \
    -type f ! -name routeTree.gen.ts "$@"
}

source_list() { (source_find "$@" -print 2>/dev/null || true) | LC_ALL=C sort; }

# npm_ci FOLDER [NAME]: installs what package-lock.json says, only when that changed.
npm_ci() {
  local folder=$root/$1
  local installed=$folder/node_modules/.installed-lock
  [[ -f $folder/package-lock.json ]] || die "$1/package-lock.json is missing: the copy of the project is incomplete, clone it again."
  cmp -s "$folder/package-lock.json" "$installed" && return 0
  need_node
  say "Installing the packages of ${2:-$1} …"
  (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error) >&2 || die "The packages of $1 could not be installed: see the lines above."
  cp "$folder/package-lock.json" "$installed"
}

web_sources=(web schema.graphql)

web_is_current() {
  [[ -f $root/web/dist/index.html ]] && ! changed web "${web_sources[@]}"
}

build_web() {
  if web_is_current; then return 0; fi
  need_node
  npm_ci web
  say "Building the web app …"
  begin_stamp web
  (cd "$root/web" && npm run --silent build) >"$stamps/web.log" 2>&1 || {
    cat "$stamps/web.log" >&2
    die "The web app could not be built: see the lines above."
  }
  finish_stamp web "${web_sources[@]}"
}

rust_sources=(Cargo.toml Cargo.lock backend migrations platform schema.graphql)

release_is_current() {
  [[ -x $target/release/motovaultpro && ! $stamps/web -nt $stamps/release ]] && ! changed release "${rust_sources[@]}"
}

# build_release: the binary that `start` runs, and the web app in it. What is missing is said before
# anything long begins.
build_release() {
  if web_is_current && release_is_current; then return 0; fi
  need_rust
  need_node
  # The next start finds the command runner here instead of asking the registry for it.
  npm_ci . "the command runner"
  build_web
  if release_is_current; then return 0; fi
  say "Building the application (some half an hour on two cores the first time) …"
  begin_stamp release
  (cd "$root" && cargo build --release --locked --package backend --bin motovaultpro) >&2 ||
    die "The application could not be built: see the lines above."
  finish_stamp release "${rust_sources[@]}"
}

# build_debug: every binary. With the tests, so that both share one build of what they stand on.
build_debug() {
  need_rust
  (cd "$root" && cargo build --locked --workspace --bins --tests) >&2 || die "The binaries could not be built: see the lines above."
}

# random_secret: 48 hexadecimal digits.
random_secret() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
