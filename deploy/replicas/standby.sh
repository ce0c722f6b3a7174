#!/bin/sh
# Starts a streaming replica of the PostgreSQL at PRIMARY_URL, with a copy of its data where PGDATA has none yet.
# Arguments are those of postgres.
set -e
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  chmod 700 "$PGDATA"
  pg_basebackup --dbname="$PRIMARY_URL" --pgdata="$PGDATA" --write-recovery-conf --wal-method=stream --checkpoint=fast
fi
exec postgres "$@"
