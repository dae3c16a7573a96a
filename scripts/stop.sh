#!/usr/bin/env bash
# Ends what `start` or `start-services` of this copy of the project left running.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"

# command_of PID: its command line, from /proc where there is one, since a bare Debian has no ps.
command_of() {
  if [[ -r /proc/$1/cmdline ]]; then tr '\0' ' ' <"/proc/$1/cmdline"; else ps -o args= -p "$1" 2>/dev/null || true; fi
}

stopped=0
for file in "$run_dir"/*.pid; do
  [[ -f $file ]] || continue
  pid=$(cat "$file")
  # The number may belong to another program by now.
  if kill -0 "$pid" 2>/dev/null && [[ $(command_of "$pid") =~ motovaultpro\ start|services\.sh ]]; then
    kill -TERM "$pid"
    for _ in {1..150}; do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.1
    done
    stopped=$((stopped + 1))
  fi
  rm -f "$file"
done
say "Stopped: $stopped"
