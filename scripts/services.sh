#!/usr/bin/env bash
# The whole picture as separate processes on a PostgreSQL and a Redis of this machine, until Ctrl-C.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
# shellcheck source=scripts/lib/servers.sh
source "$(dirname "$0")/lib/servers.sh"
cd "$root"

missing=()
[[ -n $(find_postgres) ]] || missing+=(postgresql)
have redis-server || missing+=(redis-server)
((${#missing[@]} == 0)) || install_missing "separate services" "${missing[@]}"
for wanted in 3001 8000 8001 8002; do
  ! listening "$wanted" || die "Port $wanted is taken by another program: stop that one and run this again."
done

# As root the files must lie where PostgreSQL's own user may go.
if [[ $EUID -eq 0 ]]; then folder=/var/lib/motovaultpro-services; else folder=$root/data/services; fi
folder=${SERVICES_DIR:-$folder}
logs=$run_dir/services
mkdir -p "$folder" "$logs"
echo $$ >"$run_dir/services.pid"
trap end_started EXIT
trap 'exit 0' INT TERM

need_rust
need_node
build_web
say "Building the services …"
cargo build --release --locked --workspace --bins >&2 || die "The services could not be built: see the lines above."

free_port
start_postgres "$folder/postgres" "$logs/postgres.log" "$port" max_connections=200
free_port
start_redis "$folder/redis" "$logs/redis.log" "$port"
start_separate "$target/release" "$logs" "$folder/files" 3001 8000 8001 8002 ||
  die "The services did not start."
say "MotoVaultPro is at http://localhost:3001; data in $folder, logs in $logs (just logs)."
[[ -z $setup_url ]] || say "Set up your garage: $setup_url"
say "Ctrl-C stops everything."
# Wakes when any of them ends: half a picture is worse than none.
wait -n || true
die "One of the services ended: see the logs in $logs."
