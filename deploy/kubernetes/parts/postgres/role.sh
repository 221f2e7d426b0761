#!/bin/sh
# Run once by the PostgreSQL image on an empty volume (compose too): the product owns its database and is no superuser.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set password="$(cat /run/secrets/DATABASE_PASSWORD)" <<'SQL'
CREATE ROLE medspil LOGIN PASSWORD :'password';
CREATE DATABASE medspil OWNER medspil TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE medspil FROM PUBLIC;
SQL
