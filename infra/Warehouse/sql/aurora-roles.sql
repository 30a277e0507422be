-- The schema in Aurora and its two users: one calls the functions that record quotes, and with the other Redshift reads the history.

--# create the schema
--? SELECT COUNT(*) FROM pg_namespace WHERE nspname = '{{schema_text}}'
CREATE SCHEMA {{schema}};

--# revoke the schema from PUBLIC
-- PostgreSQL lets everybody use the schema "public".
REVOKE ALL ON SCHEMA {{schema}} FROM PUBLIC;

--# find that {{user.name}} is not an administrator
--0 the user is an administrator, whose password must not change; give the secret another user name
SELECT CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM pg_roles WHERE rolname = '{{user.name}}' AND (rolsuper OR rolcreaterole);

--# create the user {{user.name}}
--? SELECT COUNT(*) FROM pg_roles WHERE rolname = '{{user.name}}'
CREATE USER "{{user.name}}" PASSWORD '{{user.verifier}}';

--# set the password of {{user.name}}
-- In each run, because the secret may have changed. This is what PostgreSQL keeps in place of the password.
ALTER USER "{{user.name}}" PASSWORD '{{user.verifier}}';

--# grant the schema to {{user.name}}
GRANT USAGE ON SCHEMA {{schema}} TO "{{user.name}}";
