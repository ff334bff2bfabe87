-- The logins of the portal and its database. Run by psql as a superuser; may be run again.
-- Passwords come from the environment, never from a command line.
\set ON_ERROR_STOP on
\set QUIET on
\getenv sandi_pemilik TALENTA_SANDI_PEMILIK
\getenv sandi_web TALENTA_SANDI_WEB
\getenv sandi_kerja TALENTA_SANDI_KERJA

SET client_min_messages = warning;
SET log_statement = 'none';
SET log_min_error_statement = 'panic';

SELECT format('CREATE ROLE %I', nama)
FROM unnest(ARRAY['talenta_pemilik', 'talenta_web', 'talenta_kerja', 'talenta_diri']) AS nama
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = nama)
\gexec

-- Owner: migrations, and test databases on a developer's machine.
ALTER ROLE talenta_pemilik LOGIN CREATEDB CREATEROLE NOSUPERUSER PASSWORD :'sandi_pemilik';
-- Web: bound by row-level security, owns nothing.
ALTER ROLE talenta_web LOGIN NOINHERIT NOBYPASSRLS NOSUPERUSER PASSWORD :'sandi_web';
-- Worker: COPY is refused under row-level security.
ALTER ROLE talenta_kerja LOGIN BYPASSRLS NOSUPERUSER PASSWORD :'sandi_kerja';
-- "My own record": the web login steps into this role for a person's own page.
ALTER ROLE talenta_diri NOLOGIN NOBYPASSRLS NOSUPERUSER;

GRANT talenta_diri TO talenta_web WITH INHERIT FALSE, SET TRUE;
-- The owner may stand in for the others (tests of what they may see) without inheriting from them.
GRANT talenta_web, talenta_kerja, talenta_diri TO talenta_pemilik WITH INHERIT FALSE, SET TRUE;

SELECT 'CREATE DATABASE talenta OWNER talenta_pemilik'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'talenta')
\gexec
