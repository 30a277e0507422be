-- The digests of all links that the user who connected may see, and of nothing else: neither function has an argument. SESSION_USER is
-- that user also within a function with its owner's rights and after SET ROLE.

--# create the digests of rows
CREATE OR REPLACE FUNCTION {{schema}}.{{row_digests}}()
RETURNS JSONB
STABLE
AS $$
BEGIN
    RETURN {{schema}}.{{signer}}(ARRAY(
    SELECT DISTINCT CAST(TO_JSON(ARRAY[
        '{{purpose}}'
        , 'generate'
        , {{viewer}}
        , {{issued}}
        , {{field.signed}}
    ]) AS TEXT)
    FROM {{schema}}.{{source}} AS r
    WHERE TRUE
        AND ({{bounded.too_wide}}) IS NOT TRUE
        {{each visible}}
        AND (
            {{visible.source_text}} IN (SELECT v.value FROM {{schema}}.{{visible.relation}} AS v WHERE v.viewer = {{visible.viewer}})
            OR '{{visible.all}}' IN (SELECT v.value FROM {{schema}}.{{visible.relation}} AS v WHERE v.viewer = {{visible.viewer}}))
        {{end}}
    ));
END;
$$ LANGUAGE plpgsql SECURITY DEFINER
-- Otherwise a function that somebody creates under a built-in name would run with the owner's rights.
SET search_path TO pg_catalog, pg_temp;

--# create the digests of actions
CREATE OR REPLACE FUNCTION {{schema}}.{{action_digests}}()
RETURNS JSONB
STABLE
AS $$
BEGIN
    RETURN {{schema}}.{{signer}}(ARRAY(
    SELECT CAST(TO_JSON(ARRAY[
        '{{purpose}}'
        , a.action
        , {{viewer}}
        , {{issued}}
        , h.quote_id
        , {{revision}}
    ]) AS TEXT)
    FROM {{schema}}.{{history_view}} AS h
    {{each requester}}
    LEFT JOIN (
        SELECT quote_id, MAX(revision) AS revision
        FROM {{quotes}} WHERE status IN ({{requester.statuses}})
        GROUP BY quote_id
    ) AS n ON n.quote_id = h.quote_id
    LEFT JOIN {{quotes}} AS g ON g.quote_id = n.quote_id AND g.revision = n.revision
    {{end}}
    CROSS JOIN LATERAL (VALUES
        ('', FALSE)
        , ('{{action.name}}', h.status IN ({{action.from}}){{action.condition}})
    ) AS a (action, is_allowed)
    WHERE h.is_latest AND a.is_allowed));
END;
$$ LANGUAGE plpgsql SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp;

--# revoke the digests of rows from PUBLIC
REVOKE ALL ON FUNCTION {{schema}}.{{row_digests}}() FROM PUBLIC;

--# revoke the digests of actions from PUBLIC
REVOKE ALL ON FUNCTION {{schema}}.{{action_digests}}() FROM PUBLIC;

--# grant the digests of rows to dashboards
GRANT EXECUTE ON FUNCTION {{schema}}.{{row_digests}}() TO {{dashboard_role}};

--# grant the digests of actions to dashboards
GRANT EXECUTE ON FUNCTION {{schema}}.{{action_digests}}() TO {{dashboard_role}};
