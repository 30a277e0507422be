-- Views of Redshift's catalog, with the columns and values that AWS documents for them. Runs at every start, as the server's owner.

-- Redshift keeps the text of a late-binding view and of a body as it was sent; PostgreSQL has only what the emulator sent it.
CREATE TABLE IF NOT EXISTS redshift.definition (object oid PRIMARY KEY, statement text NOT NULL);

CREATE OR REPLACE FUNCTION redshift.keep_definition() RETURNS event_trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO redshift.definition
    SELECT DISTINCT command.objid, current_setting('redshift.statement') FROM pg_event_trigger_ddl_commands() AS command
    WHERE command.command_tag IN ('CREATE VIEW', 'CREATE FUNCTION', 'CREATE PROCEDURE')
        AND current_setting('redshift.statement', true) <> ''
    ON CONFLICT (object) DO UPDATE SET statement = excluded.statement;
END
$$;
DROP EVENT TRIGGER IF EXISTS keep_definition;
CREATE EVENT TRIGGER keep_definition ON ddl_command_end WHEN TAG IN ('CREATE VIEW', 'CREATE FUNCTION', 'CREATE PROCEDURE')
    EXECUTE FUNCTION redshift.keep_definition();

-- docs.aws.amazon.com/redshift/latest/dg/r_PG_PROC_INFO.html: the columns of PG_PROC, whose oid is prooid here, and prokind.
CREATE OR REPLACE VIEW redshift.pg_proc_info AS
SELECT
    p.oid AS prooid, p.proname, p.pronamespace, p.proowner, p.prolang, p.prosecdef, p.provolatile, p.pronargs, p.proargtypes,
    COALESCE((regexp_match(d.statement, '(\$\w*\$)(.*)\1'))[2], p.prosrc) AS prosrc, p.prokind,
    p.prorettype
FROM pg_catalog.pg_proc AS p LEFT JOIN redshift.definition AS d ON d.object = p.oid;

-- A late-binding view's definition is its whole statement, as amazon-redshift-utils' v_generate_view_ddl relies on.
CREATE OR REPLACE FUNCTION redshift.pg_get_viewdef(view oid) RETURNS text STABLE LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT COALESCE(
        (SELECT statement FROM redshift.definition WHERE object = view AND statement ~* 'no\s+schema\s+binding'), pg_get_viewdef(view));
$$;

-- docs.aws.amazon.com/redshift/latest/dg/r_SHOW_PROCEDURE.html: a statement that creates the procedure again.
CREATE OR REPLACE FUNCTION redshift.show_procedure(signature text) RETURNS text STABLE LANGUAGE sql AS $$
    SELECT replace(pg_catalog.pg_get_functiondef(p.oid), p.prosrc, i.prosrc)
    FROM pg_catalog.pg_proc AS p JOIN redshift.pg_proc_info AS i ON i.prooid = p.oid
    WHERE p.oid = signature::regprocedure;
$$;

-- The administrator is a superuser in Redshift.
CREATE OR REPLACE VIEW redshift.svv_user_info AS
SELECT usename::text AS user_name, usesysid::integer AS user_id, usename = 'admin' AS superuser
FROM pg_catalog.pg_user
WHERE CURRENT_USER IN (usename, 'admin');

-- docs.aws.amazon.com/redshift/latest/dg/r_SVV_USER_GRANTS.html and r_SVV_ROLE_GRANTS.html. PostgreSQL itself grants a role to its creator.
CREATE OR REPLACE VIEW redshift.svv_user_grants AS
SELECT
    u.oid::integer AS user_id, u.rolname::text AS user_name, r.oid::integer AS role_id, r.rolname::text AS role_name, m.admin_option
FROM pg_catalog.pg_auth_members AS m
JOIN pg_catalog.pg_roles AS u ON u.oid = m.member
JOIN pg_catalog.pg_roles AS r ON r.oid = m.roleid
WHERE m.grantor <> 10 AND u.rolcanlogin AND NOT r.rolcanlogin AND r.rolname NOT LIKE 'pg\_%' AND CURRENT_USER IN (u.rolname, 'admin');

CREATE OR REPLACE VIEW redshift.svv_role_grants AS
SELECT
    u.oid::integer AS role_id, u.rolname::text AS role_name, r.oid::integer AS granted_role_id, r.rolname::text AS granted_role_name
FROM pg_catalog.pg_auth_members AS m
JOIN pg_catalog.pg_roles AS u ON u.oid = m.member
JOIN pg_catalog.pg_roles AS r ON r.oid = m.roleid
WHERE NOT u.rolcanlogin AND u.rolname NOT LIKE 'pg\_%' AND (CURRENT_USER = 'admin' OR pg_has_role(u.oid, 'MEMBER'));

-- docs.aws.amazon.com/redshift/latest/dg/r_SVV_IDENTITY_PROVIDERS.html: visible only to superusers.
CREATE OR REPLACE VIEW redshift.svv_identity_providers AS
SELECT
    1 AS uid, 'identity-center'::text AS name, 'awsidc'::text AS type, 'emulator'::text AS instanceid, 'AWSIDC'::text AS namespc,
    ''::text AS params, true AS enabled
WHERE CURRENT_USER = 'admin';

CREATE OR REPLACE VIEW redshift.stv_db_isolation_level AS
SELECT datname::character(128) AS db_name, 'Snapshot Isolation'::character(20) AS isolation_level
FROM pg_catalog.pg_database;

-- Who has grants: a user who is not a superuser sees only his own and those of his roles. AWS does not say if an owner's own rights are
-- listed, so here they are.
CREATE OR REPLACE VIEW redshift.grantee AS
SELECT 0::oid AS id, 'public'::text AS name, 'public'::text AS kind
UNION ALL
SELECT oid, rolname, CASE WHEN rolcanlogin THEN 'user' ELSE 'role' END
FROM pg_catalog.pg_roles
WHERE CURRENT_USER = 'admin' OR pg_has_role(oid, 'MEMBER');

CREATE OR REPLACE VIEW redshift.svv_function_privileges AS
SELECT
    n.nspname::text AS namespace_name, p.proname::text AS function_name, oidvectortypes(p.proargtypes) AS argument_types,
    a.privilege_type, g.id::integer AS identity_id, g.name AS identity_name, g.kind AS identity_type
FROM pg_catalog.pg_proc AS p
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
CROSS JOIN LATERAL aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) AS a
JOIN redshift.grantee AS g ON g.id = a.grantee;

-- Grants that PostgreSQL does not have, which are only listed: ALTER and DROP of a relation, and scoped ones for all objects of a kind in a
-- schema or, where the scope begins with DATABASE, in the database that namespace_name then names
-- (docs.aws.amazon.com/redshift/latest/dg/t_scoped-permissions.html). Only an administrator may grant them.
CREATE TABLE IF NOT EXISTS redshift.other_grant (
    namespace_name text, relation_name text, scope text, privilege_type text, identity_id oid,
    PRIMARY KEY (namespace_name, relation_name, scope, privilege_type, identity_id));
GRANT SELECT, INSERT, DELETE ON redshift.other_grant TO admin;

CREATE OR REPLACE VIEW redshift.svv_relation_privileges AS
SELECT
    n.nspname::text AS namespace_name, c.relname::text AS relation_name,
    a.privilege_type, g.id::integer AS identity_id, g.name AS identity_name, g.kind AS identity_type
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL aclexplode(c.relacl) AS a
JOIN redshift.grantee AS g ON g.id = a.grantee
UNION ALL
SELECT o.namespace_name, o.relation_name, o.privilege_type, g.id::integer, g.name, g.kind
FROM redshift.other_grant AS o JOIN redshift.grantee AS g ON g.id = o.identity_id
WHERE o.scope = '';

CREATE OR REPLACE VIEW redshift.svv_column_privileges AS
SELECT
    n.nspname::text AS namespace_name, c.relname::text AS relation_name, t.attname::text AS column_name,
    a.privilege_type, g.id::integer AS identity_id, g.name AS identity_name, g.kind AS identity_type
FROM pg_catalog.pg_attribute AS t
JOIN pg_catalog.pg_class AS c ON c.oid = t.attrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL aclexplode(t.attacl) AS a
JOIN redshift.grantee AS g ON g.id = a.grantee;

CREATE OR REPLACE VIEW redshift.svv_schema_privileges AS
SELECT
    n.nspname::text AS namespace_name,
    a.privilege_type, g.id::integer AS identity_id, g.name AS identity_name, g.kind AS identity_type, 'SCHEMA'::text AS privilege_scope
FROM pg_catalog.pg_namespace AS n
CROSS JOIN LATERAL aclexplode(n.nspacl) AS a
JOIN redshift.grantee AS g ON g.id = a.grantee
UNION ALL
SELECT o.namespace_name, o.privilege_type, g.id::integer, g.name, g.kind, o.scope
FROM redshift.other_grant AS o JOIN redshift.grantee AS g ON g.id = o.identity_id
WHERE o.scope <> '' AND o.scope NOT LIKE 'DATABASE %';

-- Redshift has no CONNECT, and names TEMPORARY as TEMP in AWS's sample.
CREATE OR REPLACE VIEW redshift.svv_database_privileges AS
SELECT
    d.datname::text AS database_name, REPLACE(a.privilege_type, 'TEMPORARY', 'TEMP') AS privilege_type,
    g.id::integer AS identity_id, g.name AS identity_name, g.kind AS identity_type, 'DATABASE'::text AS privilege_scope
FROM pg_catalog.pg_database AS d
CROSS JOIN LATERAL aclexplode(COALESCE(d.datacl, acldefault('d', d.datdba))) AS a
JOIN redshift.grantee AS g ON g.id = a.grantee
WHERE a.privilege_type <> 'CONNECT'
UNION ALL
SELECT o.namespace_name, o.privilege_type, g.id::integer, g.name, g.kind, REPLACE(o.scope, 'DATABASE ', '')
FROM redshift.other_grant AS o JOIN redshift.grantee AS g ON g.id = o.identity_id
WHERE o.scope LIKE 'DATABASE %';

GRANT SELECT ON ALL TABLES IN SCHEMA redshift TO PUBLIC;
