#!/usr/bin/env bash
# Runs a command of the application from a debug build: `command.sh schema`, `command.sh migrate` …
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"

build_debug
exec "$target/debug/motovaultpro" "$@"
