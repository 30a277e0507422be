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
CREATE UNLOGGED TABLE emulator.answer (session integer, call bytea, answer text, PRIMARY KEY (session, call));

-- PostgreSQL evaluates an immutable function of constants once for each plan that a session keeps, and the secret changes only between sessions.
CREATE OR REPLACE FUNCTION emulator.secret() RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
    RETURN (SELECT value FROM emulator.secret);
END
$$;

-- The first pass of a statement sends an external function's arguments to the emulator in a message, which survives the rollback, and
-- continues with NULL. The next pass finds the answers in a table. Any user may raise a message, so the emulator believes only those with
-- the secret. Every name has its schema, because this runs as the server's owner with the user's search path.
CREATE OR REPLACE FUNCTION redshift.external_call(registration text, arguments text) RETURNS text STABLE LANGUAGE plpgsql
SECURITY DEFINER AS $$
DECLARE
    known text;
BEGIN
    SELECT a.answer INTO known FROM emulator.answer AS a
    WHERE a.session OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
        AND a.call OPERATOR(pg_catalog.=) pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.concat(registration, arguments), 'UTF8'));
    IF NOT FOUND THEN
        RAISE INFO USING MESSAGE = arguments, DETAIL = pg_catalog.concat(emulator.secret(), registration), ERRCODE = 'RSEXT';
    END IF;
    RETURN known;
END
$$;
REVOKE EXECUTE ON FUNCTION redshift.external_call(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION redshift.external_call(text, text) TO admin WITH GRANT OPTION;

CREATE OR REPLACE FUNCTION redshift.remember_answers(secret text, calls bytea[], answers text[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF secret IS DISTINCT FROM emulator.secret() THEN
        RAISE 'permission denied for function remember_answers';
    END IF;
    INSERT INTO emulator.answer SELECT pg_backend_pid(), * FROM unnest(calls, answers) ON CONFLICT DO NOTHING;
END
$$;

CREATE OR REPLACE FUNCTION redshift.forget_answers() RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM emulator.answer WHERE session = pg_backend_pid();
$$;
