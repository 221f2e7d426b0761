#!/bin/sh
# Run once by the PostgreSQL image on an empty volume (compose too): the product owns its database and is no superuser.
set -eu

[ -s /run/secrets/DATABASE_PASSWORD ] || { echo "DATABASE_PASSWORD is empty." >&2; exit 1; }
# Read by psql itself, so that the password stands in no list of processes.
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" <<'SQL'
\set password `cat /run/secrets/DATABASE_PASSWORD`
CREATE ROLE medspil LOGIN PASSWORD :'password';
CREATE DATABASE medspil OWNER medspil TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE medspil FROM PUBLIC;
SQL
