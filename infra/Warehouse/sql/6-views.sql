-- What dashboards read. The views are dropped first, because CREATE OR REPLACE VIEW takes only the same columns and a definition may gain one.

--# drop the view of current quotes
DROP VIEW IF EXISTS {{schema}}.quote_current_vw;

--# drop the history's view
DROP VIEW IF EXISTS {{schema}}.quote_history_vw;

--# drop the view of rows to quote
DROP VIEW IF EXISTS {{schema}}.quote_gen_vw;

--# create the view of rows to quote
-- Every row of the source with its signed link, for whoever asks, from now on. A NULL is a parameter that the link does not have.
CREATE VIEW {{schema}}.quote_gen_vw AS
SELECT
    r.*,
    '{{base_url}}?action=generate'
        || '&viewer=' || {{schema}}.f_url_encode({{viewer}})
        || '&issued=' || {{issued}}
        || COALESCE('&{{field.name}}=' || {{schema}}.f_url_encode({{field.text}}), '')
        || '&digest=' || {{schema}}.udf_get_digest(
            '{{purpose}}'
            , 'generate'
            , {{viewer}}
            , {{issued}}
            , {{field.text}}
        ) AS quote_link
FROM {{schema}}.{{source}} AS r
WITH NO SCHEMA BINDING;

--# create the history's view
-- Every revision of every quote; is_latest marks each quote's newest. What came before a quote's first revision is NULL.
CREATE VIEW {{schema}}.quote_history_vw AS
SELECT
    h.quote_id,
    h.revision,
    h.status,
    h.combination,
    h.{{field.column}},
    h.{{input.column}},
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

--# create the view of current quotes
-- The newest revision of every quote with the link that accepts exactly that revision; no link once it is accepted.
CREATE VIEW {{schema}}.quote_current_vw AS
SELECT
    h.quote_id,
    h.revision,
    h.status,
    h.combination,
    h.{{field.column}},
    h.{{input.column}},
    h.requested_by,
    h.issued_at,
    h.recorded_at,
    h.{{money.previous}},
    h.{{money.change}},
    h.seconds_since_previous,
    CASE WHEN h.status <> 'accepted' THEN
        '{{base_url}}?action=accept'
            || '&viewer=' || {{schema}}.f_url_encode({{viewer}})
            || '&issued=' || {{issued}}
            || '&quote_id=' || {{schema}}.f_url_encode(h.quote_id)
            || '&revision=' || CAST(h.revision AS VARCHAR(11))
            || '&digest=' || {{schema}}.udf_get_digest(
                '{{purpose}}'
                , 'accept'
                , {{viewer}}
                , {{issued}}
                , h.quote_id
                , CAST(h.revision AS VARCHAR(11))
            )
    END AS accept_link
FROM {{schema}}.quote_history_vw AS h
WHERE h.is_latest
WITH NO SCHEMA BINDING;

--# let dashboards read the rows to quote
GRANT SELECT ON {{schema}}.quote_gen_vw TO ROLE {{dashboard_role}};

--# let dashboards read the history
GRANT SELECT ON {{schema}}.quote_history_vw TO ROLE {{dashboard_role}};

--# let dashboards read the current quotes
GRANT SELECT ON {{schema}}.quote_current_vw TO ROLE {{dashboard_role}};
