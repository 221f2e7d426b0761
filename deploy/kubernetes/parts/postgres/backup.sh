#!/bin/sh
# One dump of the database into /backups, whole or not at all; then those older than KEEP_DAYS are thrown away.
# It holds people's data (CPR numbers stay sealed): encrypt it before it leaves the machine, and keep the keys elsewhere.
set -eu
umask 077

# The password comes by a file that only this user may read, so that it stands in no list of processes; what stands
# encoded in an address (%2F) is plain there, and a colon or a backslash has one in front.
export PGPASSFILE=/tmp/backup.password
trap 'rm -f "$PGPASSFILE"' EXIT
login='^([a-z]+://[^:/@]*):([^/@]*)@'
sed -nE "s#$login.*#\2#p" /run/secrets/DATABASE_URL |
  perl -pe 's/%([0-9a-f]{2})/chr hex $1/gie; s/([\\:])/\\$1/g; s/^/*:*:*:*:/' >"$PGPASSFILE"

file="/backups/medspil-$(date -u +%Y%m%dT%H%M%SZ).dump"
pg_dump --dbname "$(sed -E "s#$login#\1@#" /run/secrets/DATABASE_URL)" \
  --format custom --compress 6 --no-owner --no-privileges --file "$file.part"
# A dump that cannot be listed is none.
pg_restore --list "$file.part" >/dev/null
mv "$file.part" "$file"
find /backups -name 'medspil-*.dump' -mtime "+${KEEP_DAYS:-14}" -delete
echo "$file"
