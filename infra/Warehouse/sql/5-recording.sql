{{each redshift}}
-- The only way to write the history. The caller has locked {{schema}}.{{lock}} in this transaction, so no other writer can
-- change what is read here. Should a transaction read an older state nevertheless, its UPDATE of the lock table's row fails (error 1023).
{{end}}
{{each aurora}}
-- The only way to write the history. Each locks what begins with the same eight digits before it reads, so only writers of one combination
-- wait for each other. At READ COMMITTED, every statement sees what the writer before has committed.
{{end}}
-- Each looks once for the link's own row or else the quote's newest one, in the range of quote ids where both must be.
-- A request may have waited long before it runs, so the database's clock after the lock decides if it may still write; a NULL never writes.
-- Both return one row, their INOUT arguments: the revision, and p_outcome
-- ({{recorded}}, {{replayed}}, {{expired}}, {{conflict}} or {{excluded}}).

--# create the submit procedure
--~ DROP {{routine}} {{schema}}.{{submit}}({{submit_types}});
CREATE OR REPLACE {{routine}} {{schema}}.{{submit}}(
    {{each aurora}}
    p_waits       IN BOOLEAN,
    {{end}}
    p_digest      IN VARCHAR(64),
    p_viewer      IN VARCHAR({{viewer_width}}),
    p_issued_at   IN VARCHAR(30),
    p_write_until IN VARCHAR(30),
    p_recorded_by IN VARCHAR(255),
    p_combination IN VARCHAR(64),
    {{column.argument}} IN VARCHAR({{column.width}}),
    p_quote_id    INOUT VARCHAR(36),
    p_revision    INOUT INTEGER,
    p_status      INOUT VARCHAR(20),
    p_outcome     INOUT VARCHAR(20),
    p_recorded_at INOUT VARCHAR(30)
)
AS $$
DECLARE
    v_prefix      VARCHAR(8);
    v_last        VARCHAR(9);
    v_digest      VARCHAR(64);
    v_quote_id    VARCHAR(36);
    v_negotiation INTEGER;
    v_revision    INTEGER;
    v_status      VARCHAR(20);
    v_recorded_at TIMESTAMP;
    {{each redshift}}
    v_locked_rows BIGINT;
    {{end}}
BEGIN
    {{each aurora}}
    IF p_waits OR p_write_until IS NOT NULL THEN
        PERFORM PG_ADVISORY_XACT_LOCK({{lock_class}}, CAST(CAST('x' || SUBSTRING(p_combination, 1, 8) AS BIT(32)) AS INTEGER));
    END IF;

    {{end}}
    -- Every row of a combination has a quote id that begins with these digits, and the link's own row has its combination.
    v_prefix := SUBSTRING(p_combination, 1, 8);
    v_last := v_prefix || '~';
    SELECT INTO v_quote_id, v_negotiation, v_revision, v_status, v_recorded_at, v_digest
        quote_id, negotiation, revision, status, recorded_at, digest
    FROM {{schema}}.{{history}}
    WHERE quote_id >= v_prefix AND quote_id <= v_last AND combination = p_combination
    ORDER BY CASE WHEN digest = p_digest THEN 0 ELSE 1 END, negotiation DESC, revision DESC LIMIT 1;

    IF v_digest = p_digest THEN
        p_quote_id := v_quote_id;
        p_revision := v_revision;
        p_status := v_status;
        p_outcome := '{{replayed}}';
    ELSIF COALESCE({{now}} > CAST(p_write_until AS TIMESTAMP), TRUE) THEN
        v_recorded_at := NULL;
        p_outcome := '{{expired}}';
    ELSE
        {{each redshift}}
        UPDATE {{schema}}.{{lock}} SET nothing = 0;
        SELECT INTO v_locked_rows COUNT(*) FROM {{schema}}.{{lock}};
        IF v_locked_rows = 0 THEN
            RAISE EXCEPTION 'The table {{schema_text}}.{{lock_text}} is empty; it must have one row. Run the set-up again.';
        END IF;

        {{end}}
        IF v_quote_id IS NOT NULL
            AND v_status NOT IN ({{final.statuses}})
        THEN
            p_quote_id := v_quote_id;
            p_revision := v_revision + 1;
            p_status := '{{again}}';
        ELSE
            -- Made here, whatever the caller made it from, because the lookups rely on it: a UUID of version 8 (RFC 9562).
            p_quote_id := v_prefix || SUBSTRING(p_quote_id, 9, 6) || '8' || SUBSTRING(p_quote_id, 16);
            v_negotiation := COALESCE(v_negotiation, 0) + 1;
            p_revision := 1;
            p_status := '{{first}}';
        END IF;

        v_recorded_at := {{recording_time}};
        INSERT INTO {{schema}}.{{history}} (
            quote_id, revision, status, combination, negotiation,
            {{column.name}},
            requested_by, recorded_by, issued_at, recorded_at, digest)
        VALUES (
            p_quote_id, p_revision, p_status, p_combination, v_negotiation,
            {{column.value}},
            p_viewer, p_recorded_by, CAST(p_issued_at AS TIMESTAMP), v_recorded_at, p_digest);
        p_outcome := '{{recorded}}';
    END IF;

    p_recorded_at := COALESCE(TO_CHAR(v_recorded_at, '{{time_format}}'), '');
END;
$$ LANGUAGE plpgsql SECURITY DEFINER
-- Otherwise a function that somebody creates under a built-in name would run with the owner's rights.
SET search_path TO pg_catalog;

--# create the action procedure
--~ DROP {{routine}} {{schema}}.{{act}}({{act_types}});
CREATE OR REPLACE {{routine}} {{schema}}.{{act}}(
    {{each aurora}}
    p_waits       IN BOOLEAN,
    {{end}}
    p_digest      IN VARCHAR(64),
    p_viewer      IN VARCHAR({{viewer_width}}),
    p_issued_at   IN VARCHAR(30),
    p_write_until IN VARCHAR(30),
    p_recorded_by IN VARCHAR(255),
    p_action      IN VARCHAR(20),
    {{input.argument}} IN VARCHAR({{input.width}}),
    p_quote_id    INOUT VARCHAR(36),
    p_revision    INOUT INTEGER,
    p_status      INOUT VARCHAR(20),
    p_outcome     INOUT VARCHAR(20),
    p_recorded_at INOUT VARCHAR(30)
)
AS $$
DECLARE
    v_digest      VARCHAR(64);
    v_revision    INTEGER;
    v_status      VARCHAR(20);
    v_recorded_at TIMESTAMP;
    {{each redshift}}
    v_locked_rows BIGINT;
    {{end}}
    v_to          VARCHAR(20);
    v_requester   VARCHAR(255);
    v_recorder    VARCHAR(255);
    v_is_requester BOOLEAN;
BEGIN
    {{each aurora}}
    IF p_waits OR p_write_until IS NOT NULL THEN
        PERFORM PG_ADVISORY_XACT_LOCK({{lock_class}}, CAST(CAST('x' || SUBSTRING(p_quote_id, 1, 8) AS BIT(32)) AS INTEGER));
    END IF;

    {{end}}
    SELECT INTO v_revision, v_status, v_recorded_at, v_digest
        revision, status, recorded_at, digest
    FROM {{schema}}.{{history}} WHERE quote_id = p_quote_id
    ORDER BY CASE WHEN digest = p_digest THEN 0 ELSE 1 END, revision DESC LIMIT 1;

    IF v_digest = p_digest THEN
        p_outcome := '{{replayed}}';
    ELSIF COALESCE({{now}} > CAST(p_write_until AS TIMESTAMP), TRUE) THEN
        v_revision := NULL;
        v_status := NULL;
        v_recorded_at := NULL;
        p_outcome := '{{expired}}';
    ELSE
        {{each redshift}}
        UPDATE {{schema}}.{{lock}} SET nothing = 0;
        SELECT INTO v_locked_rows COUNT(*) FROM {{schema}}.{{lock}};
        IF v_locked_rows = 0 THEN
            RAISE EXCEPTION 'The table {{schema_text}}.{{lock_text}} is empty; it must have one row. Run the set-up again.';
        END IF;

        {{end}}
        v_to := CASE
            WHEN v_revision <> p_revision THEN NULL
            WHEN p_action = '{{action.name}}' AND v_status IN ({{action.from}}) THEN '{{action.to}}'
        END;
        {{each requester}}
        SELECT INTO v_requester, v_recorder
            requested_by, recorded_by
        FROM {{schema}}.{{history}} WHERE quote_id = p_quote_id AND status IN ({{requester.statuses}})
        ORDER BY revision DESC LIMIT 1;
        -- People are compared where both have signed in, and database users otherwise.
        v_is_requester := CASE
            WHEN v_recorder IS NOT NULL AND p_recorded_by IS NOT NULL THEN v_recorder = p_recorded_by
            ELSE v_requester = p_viewer
        END;
        {{end}}

        IF v_to IS NULL THEN
            p_outcome := '{{conflict}}';
        {{each requester}}
        ELSIF COALESCE(v_is_requester, TRUE) AND p_action IN ({{requester.another}})
            OR COALESCE(NOT v_is_requester, TRUE) AND p_action IN ({{requester.requester}}) THEN
            p_outcome := '{{excluded}}';
        {{end}}
        ELSE
            v_revision := p_revision + 1;
            v_status := v_to;
            v_recorded_at := {{recording_time}};
            INSERT INTO {{schema}}.{{history}} (
                quote_id, revision, status, combination, negotiation,
                {{column.name}},
                requested_by, recorded_by, issued_at, recorded_at, digest)
            SELECT
                quote_id, v_revision, v_status, combination, negotiation,
                {{field.column}},
                {{input.next_value}},
                p_viewer, p_recorded_by, CAST(p_issued_at AS TIMESTAMP), v_recorded_at, p_digest
            FROM {{schema}}.{{history}} WHERE quote_id = p_quote_id AND revision = p_revision;
            p_outcome := '{{recorded}}';
        END IF;
    END IF;

    p_revision := COALESCE(v_revision, 0);
    p_status := COALESCE(v_status, '');
    p_recorded_at := COALESCE(TO_CHAR(v_recorded_at, '{{time_format}}'), '');
END;
$$ LANGUAGE plpgsql SECURITY DEFINER
-- Otherwise a function that somebody creates under a built-in name would run with the owner's rights.
SET search_path TO pg_catalog;

--# revoke the submit procedure from PUBLIC
REVOKE EXECUTE ON {{routine}} {{schema}}.{{submit}}({{submit_types}}) FROM PUBLIC;

--# revoke the action procedure from PUBLIC
REVOKE EXECUTE ON {{routine}} {{schema}}.{{act}}({{act_types}}) FROM PUBLIC;

--# grant the submit procedure to the write-back function
GRANT EXECUTE ON {{routine}} {{schema}}.{{submit}}({{submit_types}}) TO "{{application_user}}";

--# grant the action procedure to the write-back function
GRANT EXECUTE ON {{routine}} {{schema}}.{{act}}({{act_types}}) TO "{{application_user}}";
