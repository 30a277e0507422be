-- Quotes are recorded in Aurora, and {{sync}} copies what {{uncopied_view}} shows.

--# create the procedure that copies from {{external.schema}}
--~ DROP PROCEDURE {{schema}}.{{sync}}();
-- The caller has locked {{schema}}.{{lock}} in this transaction. If two copy at once nevertheless, the second UPDATE of the lock table's row
-- fails (error 1023).
CREATE OR REPLACE PROCEDURE {{schema}}.{{sync}}()
AS $$
DECLARE
    v_locked_rows BIGINT;
BEGIN
    -- The set-up looks for this: {{external.place}}
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
        quote_id, revision, status, combination, negotiation,
        {{column.name}},
        requested_by, recorded_by, issued_at, recorded_at, digest
    FROM {{schema}}.{{uncopied_view}};
END;
$$ LANGUAGE plpgsql SECURITY DEFINER
-- Otherwise a function that somebody creates under a built-in name would run with the owner's rights.
SET search_path TO pg_catalog;

--# revoke the procedure that copies from PUBLIC
REVOKE EXECUTE ON PROCEDURE {{schema}}.{{sync}}() FROM PUBLIC;

--# grant the procedure that copies to its caller
GRANT EXECUTE ON PROCEDURE {{schema}}.{{sync}}() TO "{{application_user}}";
