#!/usr/bin/env bash
# Builds the web app and the release binary where their sources changed.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"

build_release
say "Built: $target/release/motovaultpro"
