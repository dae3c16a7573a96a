# shellcheck shell=bash
# shellcheck disable=SC2034 # Results are handed over in variables.
# Running test suites and adding up what their runners say; sourced after common.sh, with $logs set.

total_passed=0
total_failed=0
failed_suites=()
failed_logs=()
reported=0

# number PATTERN FILE: adds up the first number of each match.
number() { { grep -oE "$1" "$2" | grep -oE '[0-9]+' || true; } | awk '{ n += $1 } END { print n + 0 }'; }

# count RUNNER LOG: sets $passed and $failed.
count() {
  case $1 in
    nextest)
      grep -E '^ *Summary ' "$2" >"$2.summary" || true
      passed=$(number '[0-9]+ passed' "$2.summary")
      # A test that is skipped or left for later is not a test that passed; so everywhere below.
      failed=$(number '[0-9]+ (failed|timed out|exec failed|skipped)' "$2.summary")
      rm -f "$2.summary"
      ;;
    cargo)
      passed=$(number '[0-9]+ passed;' "$2")
      failed=$(number '[0-9]+ (failed|ignored);' "$2")
      ;;
    vitest)
      grep -E '^ *Tests +[0-9]' "$2" >"$2.summary" || true
      passed=$(number '[0-9]+ passed' "$2.summary")
      failed=$(number '[0-9]+ (failed|skipped|todo)' "$2.summary")
      rm -f "$2.summary"
      ;;
    playwright)
      passed=$(number '^ +[0-9]+ passed' "$2")
      failed=$(number '^ +[0-9]+ (failed|flaky|skipped|did not run|interrupted)' "$2")
      ;;
    *) die "No such runner: $1" ;;
  esac
}

# run_suite NAME RUNNER COMMAND...: goes on after a failure; a suite that ran nothing has failed.
run_suite() {
  local name=$1 runner=$2 log status=0
  shift 2
  mkdir -p "${logs:?}"
  log=$logs/${name// /-}.log
  say ""
  say "== $name"
  NO_COLOR=1 CARGO_TERM_COLOR=never "$@" 2>&1 | tee "$log" >&2 || status=$?
  conclude_suite "$name" "$runner" "$log" "$status"
}

# conclude_suite NAME RUNNER LOG STATUS: adds up what the runner said.
conclude_suite() {
  local name=$1 runner=$2 log=$3 status=$4
  count "$runner" "$log"
  if ((failed == 0 && (status != 0 || passed == 0))); then failed=1; fi
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
  if ((failed > 0)); then
    failed_suites+=("$name")
    failed_logs+=("$log")
  fi
}

# failures LOG: which tests failed and the beginning of why, as nextest, cargo, vitest and playwright tell it.
failures() {
  { grep -E -A 24 '^ +(FAIL|TIMEOUT|SIG[A-Z]+) \[|^test .* FAILED$|^ *(FAIL|×) |^ +[0-9]+\) \[' "$1" || true; } | head -n 120
}

behind_names=()
behind_runners=()
behind_pids=()

# begin_suite NAME RUNNER COMMAND...: runs a suite beside others; gather_suites tells how it went.
begin_suite() {
  local name=$1 runner=$2
  shift 2
  mkdir -p "${logs:?}"
  NO_COLOR=1 CARGO_TERM_COLOR=never "$@" >"$logs/${name// /-}.log" 2>&1 &
  behind_names+=("$name")
  behind_runners+=("$runner")
  behind_pids+=($!)
  remember $!
}

# gather_suites: waits for every suite that was begun, and shows what each said.
gather_suites() {
  local at log status
  for at in "${!behind_pids[@]}"; do
    status=0
    wait "${behind_pids[$at]}" || status=$?
    log=$logs/${behind_names[$at]// /-}.log
    say ""
    say "== ${behind_names[$at]}"
    cat "$log" >&2
    conclude_suite "${behind_names[$at]}" "${behind_runners[$at]}" "$log" "$status"
  done
  behind_names=()
  behind_runners=()
  behind_pids=()
}

# fail_suite NAME REASON: for a suite that could not begin.
fail_suite() {
  say "== $1"
  say "$2"
  total_failed=$((total_failed + 1))
  failed_suites+=("$1")
}

# report: the last line, and the exit code.
report() {
  local log
  reported=1
  # Whoever sees only the end of a long log finds it here.
  for log in "${failed_logs[@]}"; do failures "$log" >&2; done
  ((${#failed_suites[@]} == 0)) || say "Failed: ${failed_suites[*]} (logs in $logs)"
  printf '%s passed, %s failed\n' "$total_passed" "$total_failed"
  ((total_failed == 0 && total_passed > 0))
}
