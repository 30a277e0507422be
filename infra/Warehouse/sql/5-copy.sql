-- Quotes are recorded in Aurora, and {{sync}} copies them. The order in which transactions commit is not the order of any number or time in
-- their rows, so what is missing is found row by row; nothing is lost however late a transaction commits.

--# create the procedure that copies from {{external.schema}}
--~ DROP PROCEDURE {{schema}}.{{sync}}();
-- The caller has locked {{schema}}.{{lock}} in this transaction. If two copy at once nevertheless, the second UPDATE of the lock table's row
-- fails (error 1023).
CREATE OR REPLACE PROCEDURE {{schema}}.{{sync}}()
AS $$
DECLARE
    v_locked_rows BIGINT;
BEGIN
    UPDATE {{schema}}.{{lock}} SET nothing = 0;
    SELECT INTO v_locked_rows COUNT(*) FROM {{schema}}.{{lock}};
    IF v_locked_rows = 0 THEN
        RAISE EXCEPTION 'The table {{schema_text}}.{{lock_text}} is empty; it must have one row. Run the set-up again.';
    END IF;

    INSERT INTO {{schema}}.{{history}} (
        quote_id, revision, status, combination, negotiation,
        {{column.name}},
        requested_by, recorded_by, issued_at, recorded_at, digest)
    SELECT
        a.quote_id, a.revision, a.status, a.combination, a.negotiation,
        a.{{column.name}},
        a.requested_by, a.recorded_by, a.issued_at, a.recorded_at, a.digest
    FROM {{external.schema}}.{{history}} AS a
    LEFT JOIN {{schema}}.{{history}} AS h ON h.quote_id = a.quote_id AND h.revision = a.revision
    WHERE h.quote_id IS NULL;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER
-- Otherwise a function that somebody creates under a built-in name would run with the owner's rights.
SET search_path TO pg_catalog;

--# revoke the procedure that copies from PUBLIC
REVOKE EXECUTE ON PROCEDURE {{schema}}.{{sync}}() FROM PUBLIC;

--# grant the procedure that copies to its caller
GRANT EXECUTE ON PROCEDURE {{schema}}.{{sync}}() TO "{{application_user}}";
