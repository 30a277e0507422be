-- The schema, the role of dashboards, and the write-back function's database user.

--# create the schema
--? SELECT COUNT(*) FROM pg_namespace WHERE nspname = '{{schema_text}}'
CREATE SCHEMA {{schema}};

--# create the dashboard role
--? SELECT COUNT(*) FROM svv_roles WHERE LOWER(role_name) = LOWER('{{dashboard_role_text}}')
CREATE ROLE {{dashboard_role}};

--# create the write-back function's user {{new_user.name}}
--? SELECT COUNT(*) FROM pg_user WHERE LOWER(usename) = LOWER('{{new_user.name}}')
CREATE USER "{{new_user.name}}" PASSWORD DISABLE;

--# find the write-back function's user {{existing_user.name}}
--0 the database has no such user; create it with the password that its secret has
SELECT COUNT(*) FROM pg_user WHERE LOWER(usename) = LOWER('{{existing_user.name}}');

--# grant the schema to dashboards
GRANT USAGE ON SCHEMA {{schema}} TO ROLE {{dashboard_role}};

--# grant the schema to the write-back function
GRANT USAGE ON SCHEMA {{schema}} TO "{{application_user}}";
