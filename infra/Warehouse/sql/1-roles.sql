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

--# grant {{readable.schema}} to dashboards
-- AWS does not document whether the readers of a view need this too, and it lets them read the whole history in Aurora, as the views do.
GRANT USAGE ON SCHEMA {{readable.schema}} TO ROLE {{dashboard_role}};

--# revoke {{unreadable.schema}} from dashboards
-- A viewer sees only some quotes, and with this could read all.
REVOKE USAGE ON SCHEMA {{unreadable.schema}} FROM ROLE {{dashboard_role}};

--# grant the schema to the write-back function
GRANT USAGE ON SCHEMA {{schema}} TO "{{application_user}}";

--# find that {{login.user}} is not an administrator
--0 the user is an administrator, whose password must not change; give the dashboards another name
SELECT CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM pg_user WHERE usename = '{{login.user}}' AND usesuper;

--# create the dashboards' user {{login.user}}
--? SELECT COUNT(*) FROM pg_user WHERE usename = '{{login.user}}'
CREATE USER "{{login.user}}" PASSWORD 'md5{{login.hash}}';

--# set the password of the dashboards' user {{login.user}}
-- In each run, because the secret may have changed. This is the hash of the password and the name.
ALTER USER "{{login.user}}" PASSWORD 'md5{{login.hash}}';

--# set the time zone of the dashboards' user {{login.user}}
ALTER USER "{{login.user}}" SET timezone TO 'UTC';

--# grant the dashboard role to {{login.user}}
--? SELECT COUNT(*) FROM svv_user_grants WHERE user_name = '{{login.user}}' AND LOWER(role_name) = LOWER('{{dashboard_role_text}}')
GRANT ROLE {{dashboard_role}} TO "{{login.user}}";

--# create the role of the group {{group.name}}
--? SELECT COUNT(*) FROM svv_roles WHERE LOWER(role_name) = LOWER('{{group.name}}')
-- Redshift creates it only if its identity provider has AUTO_CREATE_ROLES, which it does not have unless somebody sets it:
-- https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_IDENTITY_PROVIDER.html
CREATE ROLE "{{group.name}}";

--# grant the dashboard role to the group {{group.name}}
--? SELECT COUNT(*) FROM svv_role_grants WHERE LOWER(role_name) = LOWER('{{group.name}}') AND LOWER(granted_role_name) = LOWER('{{dashboard_role_text}}')
GRANT ROLE {{dashboard_role}} TO ROLE "{{group.name}}";
