-- Takes the dashboards' role from the groups and from the data source's user, whom it drops. The groups' roles stay, because they are the
-- identity provider's. An administrator stays too: an installation refuses one, and undoing it must not lock them out.

--# revoke the dashboard role from the group {{group.name}}
--! does not exist
REVOKE ROLE {{dashboard_role}} FROM ROLE "{{group.name}}";

--# disable the password of the dashboards' user {{reader.name}}
--? SELECT COUNT(*) FROM pg_user WHERE usename = '{{reader.name}}' AND usesuper
--! does not exist
ALTER USER "{{reader.name}}" PASSWORD DISABLE;

--# revoke the dashboard role from {{reader.name}}
--? SELECT COUNT(*) FROM pg_user WHERE usename = '{{reader.name}}' AND usesuper
--! does not exist
REVOKE ROLE {{dashboard_role}} FROM "{{reader.name}}";

--# drop the dashboards' user {{reader.name}}
--? SELECT COUNT(*) FROM pg_user WHERE usename = '{{reader.name}}' AND usesuper
--! be dropped because
-- Somebody may have given it other rights; then it stays, and cannot log in.
DROP USER IF EXISTS "{{reader.name}}";
