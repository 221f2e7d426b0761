#!/bin/sh
# One dump of the database into /backups, whole or not at all; then those older than KEEP_DAYS are thrown away.
# It holds people's data (CPR numbers stay sealed): encrypt it before it leaves the machine, and keep the keys elsewhere.
set -eu
umask 077

file="/backups/medspil-$(date -u +%Y%m%dT%H%M%SZ).dump"
pg_dump --dbname "$(cat /run/secrets/DATABASE_URL)" --format custom --compress 6 --no-owner --no-privileges --file "$file.part"
# A dump that cannot be listed is none.
pg_restore --list "$file.part" >/dev/null
mv "$file.part" "$file"
find /backups -name 'medspil-*.dump' -mtime "+${KEEP_DAYS:-14}" -delete
echo "$file"
