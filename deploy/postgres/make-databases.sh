#!/bin/bash
# Run once by the PostgreSQL image, on an empty volume: the databases of Temporal and Parley and the
# roles that own them. parley_app, the role of API and workers, owns nothing, so that row-level
# security binds it.
set -euo pipefail

psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 \
  --set temporal_password="$TEMPORAL_DB_PASSWORD" \
  --set owner_password="$PARLEY_OWNER_PASSWORD" \
  --set app_password="$PARLEY_APP_PASSWORD" <<'SQL'
CREATE ROLE temporal LOGIN NOSUPERUSER PASSWORD :'temporal_password';
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;

CREATE ROLE parley LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE parley_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'app_password';
CREATE DATABASE parley OWNER parley;
REVOKE ALL ON DATABASE parley FROM PUBLIC;
GRANT CONNECT ON DATABASE parley TO parley_app;
SQL
