# shellcheck shell=bash
# shellcheck disable=SC2034 # Results are handed over in variables.
# Starting servers, waiting for them and ending them; sourced after common.sh.

started_pids=()
started_signals=()
used_ports=" "

# remember PID [SIGNAL]: end it by that signal when the script ends.
remember() {
  started_pids+=("$1")
  started_signals+=("${2:-TERM}")
}

# Ends the last started first: clients before their servers.
end_started() {
  local i pid
  for ((i = ${#started_pids[@]} - 1; i >= 0; i--)); do
    pid=${started_pids[i]}
    kill -s "${started_signals[i]}" "$pid" 2>/dev/null || continue
    for _ in {1..150}; do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  started_pids=()
  started_signals=()
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port: sets $port to a port below the ephemeral ones that nobody listens on.
free_port() {
  while :; do
    port=$((20000 + RANDOM % 12000))
    [[ $used_ports == *" $port "* ]] && continue
    listening "$port" && continue
    used_ports+="$port "
    return 0
  done
}

# http_ok PORT PATH
http_ok() {
  local line=
  {
    exec 3<>"/dev/tcp/127.0.0.1/$1" &&
      printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3 &&
      IFS= read -r -t 5 line <&3
    exec 3>&-
  } 2>/dev/null || return 1
  [[ $line == "HTTP/1.1 200"* ]]
}

# wait_ready NAME PID PORT LOG
wait_ready() {
  local deadline=$((SECONDS + 240))
  until http_ok "$3" /health/ready; do
    if ! kill -0 "$2" 2>/dev/null; then
      tail -n 30 "$4" >&2
      say "$1 ended before it was ready: its last lines are above, all of them in $4."
      return 1
    fi
    if ((SECONDS >= deadline)); then
      tail -n 30 "$4" >&2
      say "$1 was not ready in time: its last lines are above, all of them in $4."
      return 1
    fi
    sleep 0.2
  done
}

# find_postgres: prints the newest folder with PostgreSQL's server programs.
find_postgres() {
  local found
  found=$(find /usr/lib/postgresql/*/bin /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin -maxdepth 1 -name initdb 2>/dev/null | sort -V | tail -n1)
  [[ -n $found ]] || found=$(command -v initdb 2>/dev/null || true)
  [[ -n $found ]] && dirname "$found"
}

# The shell without a window is the same browser with less to draw; the tests see none.
find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
    [[ -n $name ]] && command -v "$name" 2>/dev/null && return 0
  done
  return 1
}

# install_missing PURPOSE PACKAGE...: Debian's packages where we are root, else says what to do.
install_missing() {
  local purpose=$1
  shift
  if [[ $EUID -eq 0 && -f /etc/debian_version ]] && have apt-get; then
    say "Installing for $purpose: $*"
    apt-get update -qq >&2 || say "Debian's package lists could not be refreshed; going on with those that are here."
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 ||
      die "Debian's packages $* could not be installed: see the lines above."
  else
    die "For $purpose this machine lacks: $*. Install them (on Debian: sudo apt-get install $*) and run this again."
  fi
}

# as_server COMMAND...: PostgreSQL refuses to run as root.
as_server() {
  if [[ $EUID -eq 0 ]]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi
}

# start_postgres FOLDER LOG PORT [SETTING...]: sets $postgres_url (without a database name).
start_postgres() {
  local folder=$1 log=$2 port=$3 programs setting
  shift 3
  programs=$(find_postgres) || die "PostgreSQL is missing."
  mkdir -p "$folder"
  local secret_file=$folder/password
  if [[ ! -f $folder/cluster/PG_VERSION ]]; then
    (umask 077 && random_secret >"$secret_file")
    if [[ $EUID -eq 0 ]]; then chown -R postgres:postgres "$folder"; fi
    # The C locale is on every machine, and sorts as SQLite does.
    (cd "$folder" && as_server "$programs/initdb" --pgdata "$folder/cluster" --username postgres --auth scram-sha-256 \
      --pwfile "$secret_file" --encoding UTF8 --locale C.UTF-8 --no-sync) >"$log" 2>&1 ||
      { cat "$log" >&2; die "PostgreSQL could not make its folder $folder/cluster: see the lines above."; }
  fi
  local settings=()
  for setting in "$@"; do settings+=(-c "$setting"); done
  if [[ $EUID -eq 0 ]]; then
    (cd "$folder" && exec setpriv --reuid=postgres --regid=postgres --init-groups "$programs/postgres" -D "$folder/cluster" \
      -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$folder" "${settings[@]}") >>"$log" 2>&1 &
  else
    (cd "$folder" && exec "$programs/postgres" -D "$folder/cluster" \
      -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$folder" "${settings[@]}") >>"$log" 2>&1 &
  fi
  # INT is PostgreSQL's fast stop; TERM would wait for its clients.
  remember $! INT
  postgres_url="postgres://postgres:$(cat "$secret_file")@127.0.0.1:$port"
  local pid=$! deadline=$((SECONDS + 60))
  until "$programs/psql" "$postgres_url/postgres" -qAt -c 'select 1' >/dev/null 2>&1; do
    kill -0 "$pid" 2>/dev/null || { tail -n 20 "$log" >&2; die "PostgreSQL did not start: its last lines are above."; }
    ((SECONDS < deadline)) || die "PostgreSQL did not answer in time: see $log."
    sleep 0.2
  done
}

# make_databases SERVER_URL NAME...: makes those that are not there.
make_databases() {
  local server=$1 name psql
  shift
  psql=$(find_postgres)/psql
  [[ -x $psql ]] || psql=psql
  for name in "$@"; do
    [[ $("$psql" "$server/postgres" -qAt -c "select 1 from pg_database where datname = '$name'") == 1 ]] ||
      "$psql" "$server/postgres" -qAt -c "create database $name" >&2
  done
}

# start_redis FOLDER LOG PORT: sets $redis_url (without a database number).
start_redis() {
  local folder=$1 log=$2 port=$3
  mkdir -p "$folder"
  redis-server --bind 127.0.0.1 --port "$port" --save '' --appendonly no --dir "$folder" >"$log" 2>&1 &
  local pid=$! deadline=$((SECONDS + 30))
  remember "$pid"
  until listening "$port"; do
    kill -0 "$pid" 2>/dev/null || { tail -n 20 "$log" >&2; die "Redis did not start: its last lines are above."; }
    ((SECONDS < deadline)) || die "Redis did not answer in time: see $log."
    sleep 0.1
  done
  redis_url="redis://127.0.0.1:$port"
}

# start_separate BINARIES LOGS DATA APP VEHICLES TENANTS IDENTITY: every service as a process of its
# own on $postgres_url and $redis_url, on the four ports given; sets $setup_url, empty when somebody has
# an account. $database_prefix stands before the names of the databases. Where $foreign_issuer has an
# address, people sign in there, and no identity service is started.
start_separate() {
  local bin=$1 logs=$2 data=$3 app=$4 vehicles=$5 tenants=$6 identity=$7
  local vehicles_key tenants_key identity_key identity_api=
  vehicles_key=$(random_secret)
  tenants_key=$(random_secret)
  identity_key=$(random_secret)
  mkdir -p "$logs" "$data"
  local db=$postgres_url/${database_prefix:-}
  local prefix=${database_prefix:-}
  make_databases "$postgres_url" "${prefix}motovaultpro" "${prefix}vehicles" "${prefix}tenants" "${prefix}identity" || return 1

  PLATFORM_VEHICLES_LISTEN=127.0.0.1:$vehicles PLATFORM_VEHICLES_DATABASE_URL=${db}vehicles \
    PLATFORM_VEHICLES_REDIS_URL=$redis_url/1 PLATFORM_VEHICLES_API_KEY=$vehicles_key PLATFORM_VEHICLES_DATA_DIR=$data/vehicles \
    "$bin/platform-vehicles" serve >"$logs/vehicles.log" 2>&1 &
  local vehicles_pid=$!
  remember "$vehicles_pid"

  PLATFORM_TENANTS_LISTEN=127.0.0.1:$tenants PLATFORM_TENANTS_DATABASE_URL=${db}tenants \
    PLATFORM_TENANTS_REDIS_URL=$redis_url/2 PLATFORM_TENANTS_API_KEY=$tenants_key \
    "$bin/platform-tenants" serve >"$logs/tenants.log" 2>&1 &
  local tenants_pid=$!
  remember "$tenants_pid"

  local issuer=${foreign_issuer:-http://localhost:$identity}
  local issuer_inside=${foreign_issuer:-http://127.0.0.1:$identity}
  if [[ -z ${foreign_issuer:-} ]]; then
    identity_api=$issuer_inside
    # As long as the database it belongs to: both are in the data folder.
    local encryption_key=$data/identity-encryption.key
    [[ -s $encryption_key ]] || (umask 077 && head -c 32 /dev/urandom | base64 >"$encryption_key")
    PLATFORM_IDENTITY_LISTEN=127.0.0.1:$identity PLATFORM_IDENTITY_DATABASE_URL=${db}identity \
      PLATFORM_IDENTITY_REDIS_URL=$redis_url/3 IDENTITY_ISSUER=$issuer IDENTITY_ENCRYPTION_KEY_FILE=$encryption_key PUBLIC_APP_URL=http://localhost:$app \
      OIDC_CLIENT_ID=motovaultpro-web OIDC_AUDIENCE=motovaultpro-api PLATFORM_IDENTITY_API_KEY=$identity_key \
      "$bin/platform-identity" serve >"$logs/identity.log" 2>&1 &
    local identity_pid=$!
    remember "$identity_pid"
    wait_ready "The identity service" "$identity_pid" "$identity" "$logs/identity.log" || return 1
  fi
  wait_ready "The tenants service" "$tenants_pid" "$tenants" "$logs/tenants.log" || return 1

  LISTEN=127.0.0.1:$app PUBLIC_APP_URL=http://localhost:$app DATA_DIR=$data/app \
    DATABASE_URL=${db}motovaultpro REDIS_URL=$redis_url/0 \
    OIDC_ISSUER=$issuer OIDC_INTERNAL_URL=$issuer_inside \
    OIDC_CLIENT_ID=motovaultpro-web OIDC_AUDIENCE=motovaultpro-api \
    PLATFORM_VEHICLES_API_URL=http://127.0.0.1:$vehicles PLATFORM_VEHICLES_API_KEY=$vehicles_key \
    PLATFORM_TENANTS_API_URL=http://127.0.0.1:$tenants PLATFORM_TENANTS_API_KEY=$tenants_key \
    PLATFORM_IDENTITY_API_URL=$identity_api PLATFORM_IDENTITY_API_KEY=${identity_api:+$identity_key} \
    "$bin/motovaultpro" serve >"$logs/app.log" 2>&1 &
  local app_pid=$!
  remember "$app_pid"
  # The first start imports the vehicle data.
  wait_ready "The vehicles service" "$vehicles_pid" "$vehicles" "$logs/vehicles.log" || return 1
  wait_ready "The application" "$app_pid" "$app" "$logs/app.log" || return 1
  setup_url=
  if [[ -z ${foreign_issuer:-} ]]; then setup_url=$(setup_link "$logs/identity.log"); fi
}

# setup_link LOG: prints the one-time link, or nothing.
setup_link() { grep -oE 'https?://[^[:space:]]+/setup\?token=[A-Za-z0-9._~-]+' "$1" | tail -n1 || true; }
