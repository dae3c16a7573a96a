#!/bin/sh
# The sign-in service has a database and a role of its own on the first server.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$IDENTITY_DB_PASSWORD" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE identity LOGIN PASSWORD :'password';
CREATE DATABASE identity OWNER identity;
REVOKE ALL ON DATABASE identity FROM PUBLIC;
SQL
