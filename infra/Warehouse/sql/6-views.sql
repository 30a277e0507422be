-- What dashboards read. The views are dropped first, because CREATE OR REPLACE VIEW cannot add columns, and a definition may gain some.

--# drop the current quotes view
DROP VIEW IF EXISTS {{schema}}.{{current_view}};

--# drop the history view
DROP VIEW IF EXISTS {{schema}}.{{history_view}};

--# drop the rows view
DROP VIEW IF EXISTS {{schema}}.{{rows_view}};

--# create the rows view
-- Every row of the source with its link, signed for the current user and the current time. The link has no parameter for a NULL.
CREATE VIEW {{schema}}.{{rows_view}} AS
SELECT
    r.*,
    '{{api_address}}?action=generate'
        || '&viewer=' || {{schema}}.{{url_encoder}}({{viewer}})
        || '&issued=' || {{issued}}
        || COALESCE('&{{field.name}}=' || {{schema}}.{{url_encoder}}({{field.text}}), '')
        || '&digest=' || {{schema}}.{{digest_function}}(
            '{{purpose}}'
            , 'generate'
            , {{viewer}}
            , {{issued}}
            , {{field.text}}
        ) AS {{quote_link}}
FROM {{schema}}.{{source}} AS r
WITH NO SCHEMA BINDING;

--# create the history view
-- Every revision of every quote; is_latest marks the newest one. A quote's first revision has NULL for what it is compared with.
CREATE VIEW {{schema}}.{{history_view}} AS
SELECT
    h.quote_id,
    h.revision,
    h.status,
    h.combination,
    h.{{column.name}},
    h.requested_by,
    h.issued_at,
    h.recorded_at,
    LAG(h.{{money.column}}) OVER (PARTITION BY h.quote_id ORDER BY h.revision) AS {{money.previous}},
    h.{{money.column}} - LAG(h.{{money.column}}) OVER (PARTITION BY h.quote_id ORDER BY h.revision) AS {{money.change}},
    CAST(
        EXTRACT(EPOCH FROM DATE_TRUNC('second', h.recorded_at))
        - EXTRACT(EPOCH FROM DATE_TRUNC('second', LAG(h.recorded_at) OVER (PARTITION BY h.quote_id ORDER BY h.revision)))
    AS BIGINT) AS seconds_since_previous,
    h.revision = MAX(h.revision) OVER (PARTITION BY h.quote_id) AS is_latest
FROM {{schema}}.{{history}} AS h
WITH NO SCHEMA BINDING;

--# create the current quotes view
-- The newest revision of every quote, with the link that accepts exactly this revision. An accepted quote has no link.
CREATE VIEW {{schema}}.{{current_view}} AS
SELECT
    h.quote_id,
    h.revision,
    h.status,
    h.combination,
    h.{{column.name}},
    h.requested_by,
    h.issued_at,
    h.recorded_at,
    h.{{money.previous}},
    h.{{money.change}},
    h.seconds_since_previous,
    CASE WHEN h.status <> '{{accepted}}' THEN
        '{{api_address}}?action=accept'
            || '&viewer=' || {{schema}}.{{url_encoder}}({{viewer}})
            || '&issued=' || {{issued}}
            || '&quote_id=' || {{schema}}.{{url_encoder}}(h.quote_id)
            || '&revision=' || CAST(h.revision AS VARCHAR(11))
            || '&digest=' || {{schema}}.{{digest_function}}(
                '{{purpose}}'
                , 'accept'
                , {{viewer}}
                , {{issued}}
                , h.quote_id
                , CAST(h.revision AS VARCHAR(11))
            )
    END AS {{accept_link}}
FROM {{schema}}.{{history_view}} AS h
WHERE h.is_latest
WITH NO SCHEMA BINDING;

--# grant the rows view to dashboards
GRANT SELECT ON {{schema}}.{{rows_view}} TO ROLE {{dashboard_role}};

--# grant the history view to dashboards
GRANT SELECT ON {{schema}}.{{history_view}} TO ROLE {{dashboard_role}};

--# grant the current quotes view to dashboards
GRANT SELECT ON {{schema}}.{{current_view}} TO ROLE {{dashboard_role}};
