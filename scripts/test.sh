#!/usr/bin/env bash
# Runs the tests: all of them, or the parts named: rust, web, e2e. Whatever it starts ends with it.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
# shellcheck source=scripts/lib/servers.sh
source "$(dirname "$0")/lib/servers.sh"
# shellcheck source=scripts/lib/suites.sh
source "$(dirname "$0")/lib/suites.sh"
cd "$root"

parts=("$@")
((${#parts[@]} > 0)) || parts=(rust web e2e)
wants() { [[ " ${parts[*]} " == *" $1 "* ]]; }
for part in "${parts[@]}"; do
  [[ $part =~ ^(rust|web|e2e)$ ]] || die "No such part of the tests: $part. There are rust, web and e2e."
done

logs=$root/artifacts/logs
work=
finish() {
  local status=$?
  end_started
  if [[ -n $work ]]; then rm -rf "$work"; fi
  # Whatever ended the run early is a failure that the last line must show.
  if ((status != 0 && reported == 0)); then
    total_failed=$((total_failed + 1))
    report || true
  fi
}
trap finish EXIT
trap 'exit 130' INT TERM

# Everything that is missing is found, or installed, before the first long step.
prepare_machine() {
  local missing=()
  if wants rust || wants e2e; then
    [[ -n ${TEST_POSTGRES_URL:-} || -n $(find_postgres) ]] || missing+=(postgresql)
    [[ -n ${TEST_REDIS_URL:-} ]] || have redis-server || missing+=(redis-server)
  fi
  if wants e2e; then
    # Making databases needs psql, also on a server given by environment.
    [[ -n $(find_postgres) ]] || have psql || missing+=(postgresql-client)
    find_chromium >/dev/null || missing+=(chromium fonts-liberation)
  fi
  ((${#missing[@]} == 0)) || install_missing "the tests" "${missing[@]}"
  need_rust
  need_node
}

# PostgreSQL's user must reach the folder, so it is not below the project.
start_servers() {
  work=$(mktemp -d)
  chmod 755 "$work"
  if [[ -n ${TEST_POSTGRES_URL:-} ]]; then
    postgres_url=${TEST_POSTGRES_URL%/*}
  else
    free_port
    start_postgres "$work/postgres" "$logs/postgres.log" "$port" max_connections=300 fsync=off full_page_writes=off \
      synchronous_commit=off
    export TEST_POSTGRES_URL=$postgres_url/postgres
  fi
  if [[ -n ${TEST_REDIS_URL:-} ]]; then
    redis_url=${TEST_REDIS_URL%/[0-9]*}
  else
    free_port
    start_redis "$work/redis" "$logs/redis.log" "$port"
    export TEST_REDIS_URL=$redis_url
  fi
}

test_rust() {
  npm_ci backend/tests/conformance
  npm_ci backend/tests/foreign_issuer
  npm_ci backend/tests/s3
  if have cargo-nextest; then
    run_suite "rust" nextest cargo nextest run --locked --workspace
  else
    run_suite "rust" cargo cargo test --locked --workspace --no-fail-fast
  fi
}

test_web() {
  run_suite "web" vitest npm --prefix web --silent test
}

# begin_browser NAME ORIGIN LINK [ARGUMENT...]: every spec where none is named.
begin_browser() {
  local name=$1 origin=$2 link=$3 own=$work/browser-${1//[ ,]/-}
  shift 3
  mkdir -p "$own"
  begin_suite "$name" playwright env BASE_URL="$origin" SETUP_URL="$link" CHROMIUM="$chromium" \
    AUTH_FILE="$own/auth.json" E2E_OUTPUT="$root/artifacts/playwright/${own##*/}" npm --prefix web --silent run e2e -- "$@"
}

# e2e_embedded SIZE: an application of its own, so that both sizes are tried at the same time.
e2e_embedded() {
  local size=$1 pid app setup
  local name="end-to-end, embedded, $size" log=$logs/embedded-$1.log
  free_port
  app=$port
  LISTEN=127.0.0.1:$app DATA_DIR=$work/data-$size PUBLIC_APP_URL=http://localhost:$app IDENTITY_SIGN_UP=open \
    "$target/debug/motovaultpro" start >"$log" 2>&1 &
  pid=$!
  remember "$pid"
  if ! wait_ready "The application" "$pid" "$app" "$log"; then
    fail_suite "$name" "The application did not start."
    return
  fi
  setup=$(setup_link "$log")
  [[ -n $setup ]] || { fail_suite "$name" "The application printed no set-up link: see $log."; return; }
  begin_browser "$name" "http://localhost:$app" "$setup" --project="$size"
}

e2e_separate() {
  local name="end-to-end, separate processes" ports=()
  for _ in 1 2 3 4; do
    free_port
    ports+=("$port")
  done
  # A server given by environment may hold databases of earlier runs: this run has its own names.
  database_prefix=e2e$$_
  if ! IDENTITY_SIGN_UP=open start_separate "$target/debug" "$logs/separate" "$work/separate" "${ports[@]}"; then
    fail_suite "$name" "The services did not start."
    return
  fi
  [[ -n $setup_url ]] || { fail_suite "$name" "The identity service printed no set-up link: see $logs/separate."; return; }
  # The other specs look at the browser's side alone, which is the same here.
  begin_browser "$name" "http://localhost:${ports[0]}" "$setup_url" main-job offline.spec live persisted
}

# The same application, signed in to by an issuer that somebody else wrote.
e2e_foreign() {
  local name="end-to-end, foreign issuer" ports=() log=$logs/foreign/issuer.log
  for _ in 1 2 3 4 5; do
    free_port
    ports+=("$port")
  done
  mkdir -p "$logs/foreign"
  npm_ci backend/tests/foreign_issuer
  local app=http://localhost:${ports[0]}
  node backend/tests/foreign_issuer/issuer.mjs "${ports[4]}" "$app/auth/callback" "$app/welcome" >"$log" 2>&1 &
  remember $!
  database_prefix=foreign$$_
  foreign_issuer=http://localhost:${ports[4]}
  if ! start_separate "$target/debug" "$logs/foreign" "$work/foreign" "${ports[@]:0:4}"; then
    fail_suite "$name" "The services did not start."
    return
  fi
  FOREIGN_ISSUER=$foreign_issuer begin_browser "$name" "$app" ""
}

test_e2e() {
  chromium=$(find_chromium)
  build_web
  build_debug
  rm -rf artifacts/playwright
  # A browser waits half of its time: two at once fit on two cores.
  e2e_embedded phone
  e2e_embedded desktop
  gather_suites
  e2e_separate
  e2e_foreign
  gather_suites
}

mkdir -p "$logs"
prepare_machine
if wants rust || wants e2e; then start_servers; fi
# The web app is part of the binary, so it comes first.
npm_ci web
build_web
if wants rust; then test_rust; fi
if wants web; then test_web; fi
if wants e2e; then test_e2e; fi
end_started
report
