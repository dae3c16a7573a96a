#!/usr/bin/env bash
# Looks at what this machine has and fetches what the project's own tools need.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
# shellcheck source=scripts/lib/servers.sh
source "$(dirname "$0")/lib/servers.sh"

need_rust
need_node
(cd "$root" && cargo fetch --locked)
npm_ci web
npm_ci backend/tests/conformance
npm_ci backend/tests/foreign_issuer
for tool in cargo-nextest shellcheck; do
  have "$tool" || say "Not here, and not needed: $tool"
done
[[ -n $(find_postgres) ]] || say "Not here, needed by the tests: PostgreSQL"
have redis-server || say "Not here, needed by the tests: Redis"
find_chromium >/dev/null || say "Not here, needed by the end-to-end tests: Chromium"
say "Ready. 'just start' runs the application, 'just test' the tests."
