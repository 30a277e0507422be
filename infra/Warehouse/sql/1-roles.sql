-- Who may do what: the role that dashboards read through, and the database user that the write-back function is.

--# create the schema
--? SELECT COUNT(*) FROM pg_namespace WHERE nspname = '{{schema_text}}'
CREATE SCHEMA {{schema}};

--# create the dashboards' role
--? SELECT COUNT(*) FROM svv_roles WHERE LOWER(role_name) = LOWER('{{dashboard_role_text}}')
CREATE ROLE {{dashboard_role}};

--# create the write-back function's user
--? SELECT COUNT(*) FROM pg_user WHERE LOWER(usename) = LOWER('{{application_user_text}}')
CREATE USER {{application_user}} PASSWORD DISABLE;

--# let dashboards see the schema
GRANT USAGE ON SCHEMA {{schema}} TO ROLE {{dashboard_role}};

--# let the write-back function see the schema
GRANT USAGE ON SCHEMA {{schema}} TO {{application_user}};
