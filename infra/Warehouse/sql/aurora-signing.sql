-- Where the rows are in Aurora: who reads them, and how the digest function is called. Whoever has EXECUTE on aws_lambda.invoke can have
-- anything signed, so only the owner of these functions has it, and readers cannot call the one that takes what is signed as an argument.

--# create the dashboard role
--? SELECT COUNT(*) FROM pg_roles WHERE rolname = '{{dashboard_role_text}}'
CREATE ROLE {{dashboard_role}};

--# grant the schema to dashboards
GRANT USAGE ON SCHEMA {{schema}} TO {{dashboard_role}};

--# create the extension that invokes functions
-- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/PostgreSQL-Lambda.html
CREATE EXTENSION IF NOT EXISTS aws_lambda CASCADE;

--# find that readers cannot invoke functions
--0 they may execute aws_lambda.invoke and so have anything signed; revoke it from {{dashboard_role_text}} and from PUBLIC
SELECT CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END
FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE n.nspname = 'aws_lambda' AND p.proname = 'invoke'
    AND HAS_SCHEMA_PRIVILEGE('{{dashboard_role_text}}', n.oid, 'USAGE')
    AND HAS_FUNCTION_PRIVILEGE('{{dashboard_role_text}}', p.oid, 'EXECUTE');

--# create the issue time
-- When the statement began, in UTC. A time zone's name could mean another zone in a session that defines it. There are two formats because
-- in one of them T followed by H would be the ordinal suffix TH.
CREATE OR REPLACE FUNCTION {{schema}}.{{issue_time}}()
RETURNS VARCHAR({{issue_time_width}})
STABLE
LANGUAGE sql RETURN
    TO_CHAR(STATEMENT_TIMESTAMP() AT TIME ZONE INTERVAL '0', 'YYYYMMDD') || 'T'
    || TO_CHAR(STATEMENT_TIMESTAMP() AT TIME ZONE INTERVAL '0', 'HH24MISSUS');

--# grant the issue time to dashboards
GRANT EXECUTE ON FUNCTION {{schema}}.{{issue_time}}() TO {{dashboard_role}};

--# create the function that signs
-- Takes the arguments of each digest, a JSON array each, and returns an object with the digest of each. The digest function gets them as
-- Redshift sends them, in as few invocations as Lambda's limits allow: a row counts as many bytes as it has, and at least as many as make
-- the largest number of rows. Anything but a digest for each row is an error, because a NULL would look like a row that has no link.
CREATE OR REPLACE FUNCTION {{schema}}.{{signer}}(p_rows TEXT[])
RETURNS JSONB
STABLE
AS $$
DECLARE
    v_batch   RECORD;
    v_answer  RECORD;
    v_reply   JSONB;
    v_digests TEXT[] := '{}';
BEGIN
    FOR v_batch IN
        SELECT COUNT(*) AS rows, STRING_AGG(b.line, ',' ORDER BY b.place) AS arguments
        FROM (
            SELECT
                r.line,
                r.place,
                SUM(GREATEST(OCTET_LENGTH(r.line) + 1, {{signed_row_bytes}})) OVER (ORDER BY r.place) / {{signed_batch_bytes}} AS batch
            FROM UNNEST(p_rows) WITH ORDINALITY AS r (line, place)
        ) AS b
        GROUP BY b.batch
        ORDER BY b.batch
    LOOP
        SELECT INTO v_answer a.status_code, a.payload
        FROM aws_lambda.invoke(
            CAST('{{function_name}}' AS TEXT),
            CAST(
                '{"user":' || TO_JSON(CAST(SESSION_USER AS TEXT))
                || ',"database":' || TO_JSON(CAST(CURRENT_DATABASE() AS TEXT))
                || ',"external_function":"{{schema_text}}.{{signer}}"'
                || ',"num_records":' || v_batch.rows
                || ',"arguments":[' || v_batch.arguments || ']}'
            AS JSON)
        ) AS a;
        IF v_answer.status_code IS DISTINCT FROM 200 THEN
            RAISE EXCEPTION 'The digest function {{function_name}} was not invoked: status %', v_answer.status_code;
        END IF;

        -- The function returns a JSON string with the JSON text.
        v_reply := CAST(v_answer.payload #>> '{}' AS JSONB);
        IF v_reply -> 'success' IS DISTINCT FROM CAST('true' AS JSONB) THEN
            RAISE EXCEPTION 'The digest function {{function_name}} refused: %', COALESCE(v_reply ->> 'error_msg', 'it gave no reason');
        END IF;

        v_digests := v_digests || ARRAY(
            SELECT d.digest FROM JSONB_ARRAY_ELEMENTS_TEXT(v_reply -> 'results') WITH ORDINALITY AS d (digest, place) ORDER BY d.place);
    END LOOP;

    IF CARDINALITY(v_digests) IS DISTINCT FROM CARDINALITY(p_rows) OR ARRAY_POSITION(v_digests, NULL) IS NOT NULL THEN
        RAISE EXCEPTION 'The digest function {{function_name}} returned not one digest for each of % rows', CARDINALITY(p_rows);
    END IF;

    RETURN JSONB_OBJECT(p_rows, v_digests);
END;
$$ LANGUAGE plpgsql
-- Otherwise a function that somebody creates under a built-in name would run with the owner's rights.
SET search_path TO pg_catalog, pg_temp;

--# revoke the function that signs from PUBLIC
REVOKE ALL ON FUNCTION {{schema}}.{{signer}}(TEXT[]) FROM PUBLIC;

--# create the function that looks a digest up
-- A row that the owner does not see is not signed: a NULL would look like a row that has no link.
CREATE OR REPLACE FUNCTION {{schema}}.{{digest_of}}(p_digests JSONB, p_row TEXT)
RETURNS TEXT
STABLE
AS $$
BEGIN
    IF p_digests ->> p_row IS NULL THEN
        RAISE EXCEPTION 'A row was not signed; a source that depends on CURRENT_USER must use SESSION_USER';
    END IF;

    RETURN p_digests ->> p_row;
END;
$$ LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp;

--# revoke the function that looks a digest up from PUBLIC
REVOKE ALL ON FUNCTION {{schema}}.{{digest_of}}(JSONB, TEXT) FROM PUBLIC;

--# grant the function that looks a digest up to dashboards
GRANT EXECUTE ON FUNCTION {{schema}}.{{digest_of}}(JSONB, TEXT) TO {{dashboard_role}};
