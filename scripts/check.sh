#!/usr/bin/env bash
# Everything that can be said of the code without running it. Goes on after a failure.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
cd "$root"

failed=()
step() {
  local name=$1
  shift
  say ""
  say "== $name"
  "$@" >&2 || failed+=("$name")
}

# set -e does not hold inside a step, hence the chains.
schema_is_current() {
  local printed
  (build_debug) && printed=$("$target/debug/motovaultpro" schema) &&
    diff -u schema.graphql <(printf '%s\n' "$printed") && return 0
  say "schema.graphql is not what the code says: run 'just schema' and commit it."
  return 1
}

need_rust
need_node
npm_ci web
build_web
step "format" cargo fmt --all --check
step "clippy" cargo clippy --locked --workspace --all-targets -- -D warnings
step "capsule borders" cargo xtask check
step "schema" schema_is_current
step "web" npm --prefix web --silent run check
if have shellcheck; then step "shell" shellcheck --external-sources scripts/*.sh scripts/lib/*.sh .ci/run; fi

if ((${#failed[@]} > 0)); then
  printf -v list '%s, ' "${failed[@]}"
  die "Not in order: ${list%, }"
fi
say "In order."
