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
    SELECT CASE WHEN pg_catalog.octet_length(value) > bytes THEN redshift.cut_longer(value, bytes) ELSE value END
$$;

-- The first pass of a statement sends an external function's arguments to the emulator in a message and continues with NULL. Any user
-- may raise a message, and it survives the rollback. The next pass finds the results in a temporary table.
CREATE OR REPLACE FUNCTION redshift.external_call(registration text, arguments text) RETURNS text STABLE LANGUAGE plpgsql AS $$
DECLARE
    known text;
BEGIN
    IF pg_catalog.to_regclass('pg_temp.external_answer') IS NOT NULL THEN
        SELECT answer INTO known FROM pg_temp.external_answer
        WHERE call = pg_catalog.sha256(pg_catalog.convert_to(registration || arguments, 'UTF8'));
        IF FOUND THEN
            RETURN known;
        END IF;
    END IF;
    RAISE INFO USING MESSAGE = arguments, DETAIL = registration, ERRCODE = 'RSEXT';
    RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION redshift.external_call(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION redshift.external_call(text, text) TO admin WITH GRANT OPTION;

CREATE OR REPLACE FUNCTION redshift.remember_answers(calls bytea[], answers text[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    CREATE TEMP TABLE external_answer (call bytea PRIMARY KEY, answer text) ON COMMIT DROP;
    GRANT SELECT ON pg_temp.external_answer TO PUBLIC;
    INSERT INTO pg_temp.external_answer SELECT * FROM unnest(calls, answers) ON CONFLICT DO NOTHING;
    -- Without statistics each lookup reads the whole table.
    ANALYZE pg_temp.external_answer;
END
$$;

CREATE OR REPLACE FUNCTION redshift.forget_answers() RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DROP TABLE IF EXISTS pg_temp.external_answer;
$$;
