-- Takes the dashboards' role from the data source's user, and drops the user.

--# disable the password of the dashboards' user {{reader.name}}
--! does not exist
ALTER USER "{{reader.name}}" PASSWORD DISABLE;

--# revoke the dashboard role from {{reader.name}}
--! does not exist
REVOKE ROLE {{dashboard_role}} FROM "{{reader.name}}";

--# drop the dashboards' user {{reader.name}}
--! be dropped because
-- Somebody may have given it other rights; then it stays, and cannot log in.
DROP USER IF EXISTS "{{reader.name}}";
