-- Copies to Aurora what only Redshift's history has: a query in Redshift, and a statement in Aurora for its rows.

--# read what Aurora lacks
-- GETDATE() keeps the query out of the result cache, which sees no change in Aurora.
SELECT
    h.quote_id
    , CAST(h.revision AS VARCHAR(11)) AS revision
    , h.status
    , h.combination
    , CAST(h.negotiation AS VARCHAR(11)) AS negotiation
    , {{column.text}} AS {{column.name}}
    , h.requested_by
    , h.recorded_by
    , TO_CHAR(h.issued_at, 'YYYY-MM-DD HH24:MI:SS.US') AS issued_at
    , TO_CHAR(h.recorded_at, 'YYYY-MM-DD HH24:MI:SS.US') AS recorded_at
    , h.digest
FROM {{schema}}.{{history}} AS h
LEFT JOIN {{external.schema}}.{{history}} AS a ON a.quote_id = h.quote_id AND a.revision = h.revision
WHERE a.quote_id IS NULL AND GETDATE() > '2000-01-01'
ORDER BY h.quote_id, h.revision
LIMIT 500;

--# write it to Aurora
-- In one statement, so all rows or none. Two histories that have gone on apart have one revision with two digests, which fails.
INSERT INTO {{schema}}.{{history}} (
    quote_id, revision, status, combination, negotiation,
    {{column.name}},
    requested_by, recorded_by, issued_at, recorded_at, digest)
SELECT
    quote_id, revision, status, combination, negotiation,
    {{column.name}},
    requested_by, recorded_by, issued_at, recorded_at, digest
FROM JSONB_TO_RECORDSET(CAST(:rows AS JSONB)) AS r(
    quote_id VARCHAR(36), revision INTEGER, status VARCHAR(20), combination VARCHAR(64), negotiation INTEGER,
    {{column.name}} {{column.type}},
    requested_by VARCHAR(255), recorded_by VARCHAR(255), issued_at TIMESTAMP, recorded_at TIMESTAMP, digest VARCHAR(64));
