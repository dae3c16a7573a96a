#!/usr/bin/env bash
# Builds what changed, then becomes the application, so that Ctrl-C reaches it.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
cd "$root"

build_release
mkdir -p "$run_dir"
echo $$ >"$run_dir/start.pid"
exec "$target/release/motovaultpro" start "$@"
