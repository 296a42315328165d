#!/bin/sh
# Brings Temporal's two databases to the schema of this release. Changes nothing the second time.
set -eu

update() {
  temporal-sql-tool --plugin "$SQL_PLUGIN" --endpoint "$SQL_HOST" --port "$SQL_PORT" \
    --user "$SQL_USER" --database "$1" "$2" "$3" "$4"
}

schema=${TEMPORAL_SCHEMA_DIR:-/etc/temporal/schema/postgresql/v12}

update temporal setup-schema --version 0.0
update temporal update-schema --schema-dir "$schema/temporal/versioned"
update temporal_visibility setup-schema --version 0.0
update temporal_visibility update-schema --schema-dir "$schema/visibility/versioned"
