# Commands of the project: `just NAME`, or `npx -y rust-just NAME` where just is not installed.

set shell := ["bash", "-euo", "pipefail", "-c"]

# List the commands
default:
    @{{just_executable()}} --list

# Build what changed and run the application at http://localhost:3001
start *ARGS:
    @exec scripts/start.sh {{ARGS}}

# Run every test: Rust on both databases, web, end to end in both deployments
test:
    @scripts/test.sh

# Rust tests only, with their PostgreSQL and Redis
test-rust:
    @scripts/test.sh rust

# Unit tests of the web app only
test-web:
    @scripts/test.sh web

# End-to-end tests only, in Chromium, in both deployments
e2e:
    @scripts/test.sh e2e

# Format, clippy, capsule borders, schema and generated code current, web lint and types
check:
    @scripts/check.sh

# What the CI runs: what is missing is installed, then check and test
ci:
    @.ci/run

# Look at this machine and fetch the packages
setup:
    @scripts/setup.sh

# Build the web app and the release binary
build:
    @scripts/build.sh

# Run every service as a process of its own on PostgreSQL and Redis of this machine
start-services:
    @exec scripts/services.sh

# Follow the logs of start-services
logs:
    @tail -n 50 -F "${CARGO_TARGET_DIR:-target}"/run/services/*.log

# End what start or start-services left running
stop:
    @scripts/stop.sh

# Bring the application's database up to date (DATABASE_URL or DATA_DIR say which)
migrate:
    @scripts/command.sh migrate

# Write schema.graphql from the code, and the web app's types from it
schema:
    @scripts/command.sh schema > schema.graphql.new
    @mv schema.graphql.new schema.graphql
    @npm --prefix web --silent run codegen

# Make a new capsule that compiles, with a test and a page of the web app
new-feature NAME:
    @cargo xtask new-feature {{NAME}}

# Measure the vehicles service against its goals and ultravin; --dump FILE measures an import too
bench-vehicles *ARGS:
    @CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/bench" cargo run --release --locked --quiet --manifest-path platform/vehicles/bench/Cargo.toml -- {{ARGS}}

# Measure pages of 10,000 fill-ups and an import of 100,000 rows; of a fresh deployment that runs: --at URL --link LINK
bench-application *ARGS:
    @scripts/bench.sh {{ARGS}}
