#!/usr/bin/env bash
# Measures the application from outside: a process of its own on SQLite, or a deployment that runs already.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"

if (($# == 0)); then
  build_release
  set -- --binary "$target/release/motovaultpro"
fi
CARGO_TARGET_DIR="$target/bench" cargo run --release --locked --quiet --manifest-path "$root/backend/bench/Cargo.toml" -- "$@"
