-- The emulator's own objects, all in one schema that comes after "public" on the search path. Runs at every start, as the server's owner.

CREATE SCHEMA IF NOT EXISTS redshift;
GRANT USAGE ON SCHEMA redshift TO PUBLIC;
ALTER DATABASE dev SET search_path = "$user", public, redshift;

-- In Redshift every user may create objects in "public" until that is revoked.
DO $$
BEGIN
    IF to_regclass('redshift.installed') IS NULL THEN
        GRANT ALL ON SCHEMA public TO PUBLIC;
        CREATE TABLE redshift.installed ();
    END IF;
END
$$;

CREATE OR REPLACE VIEW redshift.svv_roles AS
SELECT oid::integer AS role_id, rolname::varchar AS role_name, 'admin'::varchar AS role_owner, NULL::varchar AS external_id
FROM pg_catalog.pg_roles
WHERE NOT rolcanlogin AND rolname NOT LIKE 'pg\_%';
GRANT SELECT ON redshift.svv_roles TO PUBLIC;

-- In Redshift only the owner may call a new procedure. A procedure without an access list has never been granted to anyone.
CREATE OR REPLACE FUNCTION redshift.keep_procedure_private() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
    command record;
BEGIN
    FOR command IN SELECT objid, object_identity FROM pg_catalog.pg_event_trigger_ddl_commands() WHERE command_tag = 'CREATE PROCEDURE' LOOP
        IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = command.objid AND proacl IS NULL) THEN
            EXECUTE 'REVOKE EXECUTE ON PROCEDURE ' || command.object_identity || ' FROM PUBLIC';
        END IF;
    END LOOP;
END
$$;
DROP EVENT TRIGGER IF EXISTS keep_procedure_private;
CREATE EVENT TRIGGER keep_procedure_private ON ddl_command_end WHEN TAG IN ('CREATE PROCEDURE')
    EXECUTE FUNCTION redshift.keep_procedure_private();

-- The start of the statement, in the session's time zone. A statement that runs several times for the answers of external functions
-- starts once.
CREATE OR REPLACE FUNCTION redshift.getdate() RETURNS timestamp STABLE LANGUAGE sql AS $$
    SELECT pg_catalog.date_trunc('second', pg_catalog.current_setting('redshift.statement_start')::timestamptz::timestamp)
$$;

-- The longest beginning of a text that fits into so many bytes. Only the first function is fast enough for every value.
CREATE OR REPLACE FUNCTION redshift.cut_longer(value text, bytes integer) RETURNS text IMMUTABLE STRICT LANGUAGE sql AS $$
    SELECT pg_catalog.left(value, pg_catalog.max(length)) FROM pg_catalog.generate_series(0, bytes) AS length
    WHERE pg_catalog.octet_length(pg_catalog.left(value, length)) <= bytes
$$;
CREATE OR REPLACE FUNCTION redshift.cut(value text, bytes integer) RETURNS text IMMUTABLE LANGUAGE sql AS $$
    SELECT CASE WHEN pg_catalog.octet_length(value) OPERATOR(pg_catalog.>) bytes THEN redshift.cut_longer(value, bytes) ELSE value END
$$;

-- What no user can read: a secret that is new at every start, and the answers of external functions for the transaction that got them.
CREATE SCHEMA IF NOT EXISTS emulator;
DROP TABLE IF EXISTS emulator.secret, emulator.answer;
CREATE TABLE emulator.secret AS
SELECT pg_catalog.concat(pg_catalog.gen_random_uuid(), pg_catalog.gen_random_uuid()) AS value;
CREATE UNLOGGED TABLE emulator.answer (registration text, answers jsonb STORAGE EXTERNAL);

-- The MD5 of password and name of each user who has a password, for logins with a secret.
CREATE TABLE IF NOT EXISTS emulator.password (name text PRIMARY KEY, hash text NOT NULL);
CREATE OR REPLACE FUNCTION redshift.keep_password(user_name text, new_hash text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM emulator.password WHERE name = user_name;
    INSERT INTO emulator.password SELECT user_name, new_hash WHERE new_hash IS NOT NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION redshift.keep_password(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION redshift.keep_password(text, text) TO admin;

-- A user of IAM Identity Center is created at their first sign-in, and has those of the roles of their groups that exist (IdentityCenter).
CREATE OR REPLACE FUNCTION redshift.take_roles(user_name text, creation text, roles text[], namespace text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    role text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('take_roles'));
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = user_name) THEN
        EXECUTE creation;
    END IF;
    FOR role IN
        SELECT rolname FROM pg_catalog.pg_roles
        WHERE NOT rolcanlogin AND starts_with(rolname, namespace) AND rolname = ANY (roles) <> pg_has_role(user_name, oid, 'MEMBER')
    LOOP
        EXECUTE format(CASE WHEN role = ANY (roles) THEN 'GRANT %I TO %I' ELSE 'REVOKE %I FROM %I' END, role, user_name);
    END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION redshift.take_roles(text, text, text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION redshift.take_roles(text, text, text[], text) TO admin;

-- An external function (ExternalFunctionDefinition) looks its answer up by its arguments. If there is none, it sends the arguments to the
-- emulator in a message, which survives the rollback, and continues with NULL; the statement's next pass finds the answer. Any user may raise
-- a message, so the emulator believes only those with the secret. Both functions are immutable, so that PostgreSQL evaluates them when it
-- plans and not for every row; the emulator discards the plans when the answers change, and the secret changes only between sessions.
CREATE OR REPLACE FUNCTION redshift.external_secret() RETURNS text IMMUTABLE LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT value FROM emulator.secret);
END
$$;
CREATE OR REPLACE FUNCTION redshift.external_answers(function text) RETURNS jsonb IMMUTABLE LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT answers FROM emulator.answer WHERE registration = function);
END
$$;
REVOKE EXECUTE ON FUNCTION redshift.external_secret(), redshift.external_answers(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION redshift.external_secret(), redshift.external_answers(text) TO admin WITH GRANT OPTION;

CREATE OR REPLACE FUNCTION redshift.remember_answers(secret text, function text, calls text[], answers text[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF secret IS DISTINCT FROM redshift.external_secret() THEN
        RAISE 'permission denied for function remember_answers';
    END IF;
    INSERT INTO emulator.answer VALUES (function, jsonb_object(calls, answers));
END
$$;

CREATE OR REPLACE FUNCTION redshift.forget_answers() RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM emulator.answer;
$$;
