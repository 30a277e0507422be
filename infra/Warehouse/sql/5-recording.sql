-- The only way to write the history. The caller has locked {{schema}}.{{lock}} in this transaction, so what is read here cannot change before it is written.
-- Both procedures answer in their INOUT arguments, one row: the revision and p_outcome (recorded, replayed, expired, conflict).

--# create the procedure that submits a quote
CREATE OR REPLACE PROCEDURE {{schema}}.submit_quote(
    p_digest      IN VARCHAR(64),
    p_viewer      IN VARCHAR(255),
    p_issued_at   IN VARCHAR(30),
    p_may_write   IN VARCHAR(5),
    p_combination IN VARCHAR(64),
    {{field.argument}} IN VARCHAR(65535),
    {{input.argument}} IN VARCHAR(65535),
    p_quote_id    INOUT VARCHAR(36),
    p_revision    INOUT INTEGER,
    p_status      INOUT VARCHAR(20),
    p_outcome     INOUT VARCHAR(20),
    p_recorded_at INOUT VARCHAR(30)
)
AS $$
DECLARE
    v_quote_id    VARCHAR(36);
    v_revision    INTEGER;
    v_status      VARCHAR(20);
    v_recorded_at TIMESTAMP;
BEGIN
    SELECT INTO v_quote_id, v_revision, v_status, v_recorded_at
        quote_id, revision, status, recorded_at
    FROM {{schema}}.{{history}} WHERE digest = p_digest;

    IF FOUND THEN
        p_quote_id := v_quote_id;
        p_revision := v_revision;
        p_status := v_status;
        p_outcome := 'replayed';
    ELSIF p_may_write <> 'true' THEN
        p_outcome := 'expired';
    ELSE
        SELECT INTO v_quote_id, v_revision
            quote_id, revision
        FROM {{schema}}.{{history}} WHERE combination = p_combination
        ORDER BY revision DESC LIMIT 1;

        IF FOUND THEN
            p_quote_id := v_quote_id;
            p_revision := v_revision + 1;
            p_status := 'in review';
        ELSE
            p_revision := 1;
            p_status := 'generated';
        END IF;

        v_recorded_at := SYSDATE;
        INSERT INTO {{schema}}.{{history}} (
            quote_id, revision, status, combination,
            {{field.column}},
            {{input.column}},
            requested_by, issued_at, recorded_at, digest)
        VALUES (
            p_quote_id, p_revision, p_status, p_combination,
            {{field.value}},
            {{input.value}},
            p_viewer, CAST(p_issued_at AS TIMESTAMP), v_recorded_at, p_digest);
        p_outcome := 'recorded';
    END IF;

    p_recorded_at := COALESCE(TO_CHAR(v_recorded_at, 'YYYY-MM-DD HH24:MI:SS.US'), '');
END;
$$ LANGUAGE plpgsql SECURITY DEFINER
-- So that nobody's function of the same name is called with the owner's rights.
SET search_path TO pg_catalog;

--# create the procedure that accepts a quote
CREATE OR REPLACE PROCEDURE {{schema}}.accept_quote(
    p_digest      IN VARCHAR(64),
    p_viewer      IN VARCHAR(255),
    p_issued_at   IN VARCHAR(30),
    p_may_write   IN VARCHAR(5),
    {{input.accept_argument}} IN VARCHAR(65535),
    p_quote_id    INOUT VARCHAR(36),
    p_revision    INOUT INTEGER,
    p_status      INOUT VARCHAR(20),
    p_outcome     INOUT VARCHAR(20),
    p_recorded_at INOUT VARCHAR(30)
)
AS $$
DECLARE
    v_quote_id    VARCHAR(36);
    v_revision    INTEGER;
    v_status      VARCHAR(20);
    v_recorded_at TIMESTAMP;
BEGIN
    SELECT INTO v_quote_id, v_revision, v_status, v_recorded_at
        quote_id, revision, status, recorded_at
    FROM {{schema}}.{{history}} WHERE digest = p_digest;

    IF FOUND THEN
        p_quote_id := v_quote_id;
        p_outcome := 'replayed';
    ELSIF p_may_write <> 'true' THEN
        p_outcome := 'expired';
    ELSE
        SELECT INTO v_revision, v_status, v_recorded_at
            revision, status, recorded_at
        FROM {{schema}}.{{history}} WHERE quote_id = p_quote_id
        ORDER BY revision DESC LIMIT 1;

        IF FOUND AND v_revision = p_revision AND v_status <> 'accepted' THEN
            v_revision := p_revision + 1;
            v_status := 'accepted';
            v_recorded_at := SYSDATE;
            INSERT INTO {{schema}}.{{history}} (
                quote_id, revision, status, combination,
                {{field.column}},
                {{input.column}},
                requested_by, issued_at, recorded_at, digest)
            SELECT
                quote_id, v_revision, v_status, combination,
                {{field.column}},
                {{input.accept_value}},
                p_viewer, CAST(p_issued_at AS TIMESTAMP), v_recorded_at, p_digest
            FROM {{schema}}.{{history}} WHERE quote_id = p_quote_id AND revision = p_revision;
            p_outcome := 'recorded';
        ELSE
            p_outcome := 'conflict';
        END IF;
    END IF;

    p_revision := COALESCE(v_revision, 0);
    p_status := COALESCE(v_status, '');
    p_recorded_at := COALESCE(TO_CHAR(v_recorded_at, 'YYYY-MM-DD HH24:MI:SS.US'), '');
END;
$$ LANGUAGE plpgsql SECURITY DEFINER
-- So that nobody's function of the same name is called with the owner's rights.
SET search_path TO pg_catalog;

--# take submit_quote from everybody
REVOKE EXECUTE ON PROCEDURE {{schema}}.submit_quote({{submit_types}}) FROM PUBLIC;

--# take accept_quote from everybody
REVOKE EXECUTE ON PROCEDURE {{schema}}.accept_quote({{accept_types}}) FROM PUBLIC;

--# let the write-back function submit
GRANT EXECUTE ON PROCEDURE {{schema}}.submit_quote({{submit_types}}) TO {{application_user}};

--# let the write-back function accept
GRANT EXECUTE ON PROCEDURE {{schema}}.accept_quote({{accept_types}}) TO {{application_user}};
