--+ replace the views
-- What dashboards read. The views are dropped first, because CREATE OR REPLACE VIEW cannot add columns, and a definition may gain some. All
-- of it is one transaction: a dashboard sees the old views or the new ones, and if a new one is wrong, the old ones stay.

--# drop the current quotes view
DROP VIEW IF EXISTS {{schema}}.{{current_view}};

--# drop the history view
DROP VIEW IF EXISTS {{schema}}.{{history_view}};

--# drop the view of all quotes over {{external.schema}}
DROP VIEW IF EXISTS {{schema}}.{{all_view}};

--# drop the view of what is not copied from {{external.schema}}
DROP VIEW IF EXISTS {{schema}}.{{uncopied_view}};

--# drop the rows view
DROP VIEW IF EXISTS {{schema}}.{{rows_view}};

--# create the rows view
-- Every row of the source with its link, signed for the current user and the current time. The link has no parameter for a NULL.
CREATE VIEW {{schema}}.{{rows_view}}{{view_options}} AS
{{each aurora}}
WITH signed AS MATERIALIZED (SELECT {{schema}}.{{row_digests}}() AS digests)
{{end}}
SELECT
    r.*,
    CASE
        -- A row with a value that is wider than the quote definition allows has no link: a cast would cut the value.
        WHEN OCTET_LENGTH({{database_user}}) > {{viewer_width}} THEN NULL
        WHEN {{bounded.too_wide}} THEN NULL
        ELSE '{{api_address}}?action=generate'
            || '&viewer=' || {{viewer_encoded}}
            || '&issued=' || {{issued}}
            || COALESCE('&{{field.name}}=' || {{field.encoded}}, '')
            || '&digest=' || {{open_digest}}
                '{{purpose}}'
                , 'generate'
                , {{viewer}}
                , {{issued}}
                {{each redshift}}
                -- Redshift may call the function for rows without a link too, so a value that is too wide is NULL here.
                {{end}}
                , {{field.signed}}
            {{close_digest}}
    END AS {{quote_link}}
FROM {{schema}}.{{source}} AS r
{{each visible}}
-- GETDATE() keeps a query that reads no link out of the result cache, which could serve one viewer's rows to another.{{redshift.only}}
WHERE {{uncached}}(
    {{visible.source_text}} IN (SELECT v.value FROM {{schema}}.{{visible.relation}} AS v WHERE v.viewer = {{visible.viewer}})
    OR '{{visible.all}}' IN (SELECT v.value FROM {{schema}}.{{visible.relation}} AS v WHERE v.viewer = {{visible.viewer}}))
{{end}}
{{late_binding}};

--# create the view of what is not copied from {{external.schema}}
-- The order in which transactions commit is not the order of any number or time in their rows, so what is missing is found row by row.
-- Aurora's rows are never deleted, so the time limits what is read there: a transaction of the RDS Data API ends within 24 hours
-- (API_BeginTransaction), so what had not committed when the newest copied row was read is at most a day older than that row. A time in the
-- future counts as now. AWS limits a federated query by such a subquery too (AWS Big Data Blog, "Build a Simplified ETL and Live Data Query
-- Solution using Redshift Federated Query"). GETDATE() keeps queries out of the result cache, which sees no change in Aurora.
CREATE VIEW {{schema}}.{{uncopied_view}} AS
SELECT
    a.quote_id, a.revision, a.status, a.combination, a.negotiation,
    a.{{column.name}},
    a.requested_by, a.recorded_by, a.issued_at, a.recorded_at, a.digest
FROM {{external.schema}}.{{history}} AS a
LEFT JOIN {{schema}}.{{history}} AS h ON h.quote_id = a.quote_id AND h.revision = a.revision
WHERE h.quote_id IS NULL
    AND a.recorded_at > (
        SELECT LEAST(COALESCE(MAX(recorded_at), '2000-01-01'), {{schema}}.{{utc}}(GETDATE())) - INTERVAL '2 days'
        FROM {{schema}}.{{history}})
{{late_binding}};

--# create the view of all quotes over {{external.schema}}
-- Each revision once, whether it is copied from Aurora or not yet.
CREATE VIEW {{schema}}.{{all_view}} AS
SELECT
    quote_id, revision, status, combination, negotiation,
    {{column.name}},
    requested_by, recorded_by, issued_at, recorded_at, digest
FROM {{schema}}.{{history}}
UNION ALL
SELECT
    quote_id, revision, status, combination, negotiation,
    {{column.name}},
    requested_by, recorded_by, issued_at, recorded_at, digest
FROM {{schema}}.{{uncopied_view}}
{{late_binding}};

--# create the history view
-- Every revision of every quote; is_latest marks the newest one. A quote's first revision has NULL for what it is compared with.
CREATE VIEW {{schema}}.{{history_view}}{{view_options}} AS
{{each visible}}
SELECT h.* FROM (
{{end}}
SELECT
    h.quote_id,
    h.revision,
    h.status,
    h.combination,
    h.{{column.name}},
    h.requested_by,
    h.recorded_by,
    h.issued_at,
    h.recorded_at,
    LAG(h.{{money.column}}) OVER (PARTITION BY h.quote_id ORDER BY h.revision) AS {{money.previous}},
    h.{{money.column}} - LAG(h.{{money.column}}) OVER (PARTITION BY h.quote_id ORDER BY h.revision) AS {{money.change}},
    CAST(
        EXTRACT(EPOCH FROM DATE_TRUNC('second', h.recorded_at))
        - EXTRACT(EPOCH FROM DATE_TRUNC('second', LAG(h.recorded_at) OVER (PARTITION BY h.quote_id ORDER BY h.revision)))
    AS BIGINT) AS seconds_since_previous,
    h.revision = MAX(h.revision) OVER (PARTITION BY h.quote_id) AS is_latest
FROM {{quotes}} AS h
{{each visible}}
) AS h
-- Outside, so that each revision is compared with all others of its quote, whoever looks.
WHERE {{uncached}}(
    {{visible.column_text}} IN (SELECT v.value FROM {{schema}}.{{visible.relation}} AS v WHERE v.viewer = {{visible.viewer}})
    OR '{{visible.all}}' IN (SELECT v.value FROM {{schema}}.{{visible.relation}} AS v WHERE v.viewer = {{visible.viewer}}))
{{end}}
{{late_binding}};

--# create the current quotes view
-- The newest revision of every quote, with a link for each action that its status and the definition allow to the current user.
CREATE VIEW {{schema}}.{{current_view}}{{view_options}} AS
{{each aurora}}
WITH signed AS MATERIALIZED (SELECT {{schema}}.{{action_digests}}() AS digests)
{{end}}
SELECT
    h.quote_id,
    h.revision,
    h.status,
    h.combination,
    h.{{column.name}},
    h.requested_by,
    h.recorded_by,
    h.issued_at,
    h.recorded_at,
    h.{{money.previous}},
    h.{{money.change}},
    h.seconds_since_previous
    {{each action}}
    , CASE WHEN h.status IN ({{action.from}}) AND OCTET_LENGTH({{database_user}}) <= {{viewer_width}}{{action.condition}} THEN
        '{{api_address}}?action={{action.name}}'
            || '&viewer=' || {{viewer_encoded}}
            || '&issued=' || {{issued}}
            || '&quote_id=' || {{quote_id_encoded}}
            || '&revision=' || {{revision}}
            || '&digest=' || {{open_digest}}
                '{{purpose}}'
                , '{{action.name}}'
                , {{viewer}}
                , {{issued}}
                , h.quote_id
                , {{revision}}
            {{close_digest}}
    END AS {{action.link}}
    {{end}}
FROM {{schema}}.{{history_view}} AS h
{{each requester}}
LEFT JOIN (
    SELECT quote_id, MAX(revision) AS revision
    FROM {{quotes}} WHERE status IN ({{requester.statuses}})
    GROUP BY quote_id
) AS n ON n.quote_id = h.quote_id
LEFT JOIN {{quotes}} AS g ON g.quote_id = n.quote_id AND g.revision = n.revision
{{end}}
WHERE h.is_latest
{{late_binding}};

--# grant the rows view to dashboards
GRANT SELECT ON {{schema}}.{{rows_view}} TO {{readers}};

--# grant the history view to dashboards
GRANT SELECT ON {{schema}}.{{history_view}} TO {{readers}};

--# grant the current quotes view to dashboards
GRANT SELECT ON {{schema}}.{{current_view}} TO {{readers}};

--# check the rows view{{redshift.only}}
-- A view WITH NO SCHEMA BINDING looks its columns up when it is read, so a fault in it would show only there.
EXPLAIN SELECT * FROM {{schema}}.{{rows_view}};

--# check the history view{{redshift.only}}
EXPLAIN SELECT * FROM {{schema}}.{{history_view}};

--# check the current quotes view{{redshift.only}}
EXPLAIN SELECT * FROM {{schema}}.{{current_view}};
