-- UTC in every session: Redshift's GETDATE() and SYSDATE are in the session's time zone, which a user or a session can set.

--# create the conversion to UTC
--~ DROP FUNCTION {{schema}}.{{utc}}(TIMESTAMP);
-- A cast to TIMESTAMPTZ takes the time to be in the session's time zone:
-- https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html
-- Where clocks go back an hour, that hour has two readings. The hour before has only one, so LEAST finds the earlier reading. In the second
-- of the two hours, and for up to an hour after it, a link may be refused as expired; no link is ever valid for too long.
CREATE OR REPLACE FUNCTION {{schema}}.{{utc}}(TIMESTAMP)
RETURNS TIMESTAMP
STABLE
AS $$
    SELECT LEAST(
        CAST($1 AS TIMESTAMPTZ) AT TIME ZONE 'UTC',
        (CAST($1 - INTERVAL '1 hour' AS TIMESTAMPTZ) AT TIME ZONE 'UTC') + INTERVAL '1 hour')
$$ LANGUAGE sql;

--# grant the conversion to UTC to dashboards
GRANT EXECUTE ON FUNCTION {{schema}}.{{utc}}(TIMESTAMP) TO ROLE {{dashboard_role}};

--# create the issue time
--~ DROP FUNCTION {{schema}}.{{issue_time}}(TIMESTAMP, TIMESTAMP);
-- The arguments are GETDATE() and SYSDATE. GETDATE() is when the statement began, to the second, and keeps a query out of the result cache.
-- SYSDATE is when the transaction began; only its microseconds are used, so that links of one second differ. There are two formats because
-- in one of them T followed by H would be the ordinal suffix TH.
CREATE OR REPLACE FUNCTION {{schema}}.{{issue_time}}(TIMESTAMP, TIMESTAMP)
RETURNS VARCHAR({{issue_time_width}})
STABLE
AS $$
    SELECT TO_CHAR({{schema}}.{{utc}}($1), 'YYYYMMDD') || 'T' || TO_CHAR({{schema}}.{{utc}}($1), 'HH24MISS') || TO_CHAR($2, 'US')
$$ LANGUAGE sql;

--# grant the issue time to dashboards
GRANT EXECUTE ON FUNCTION {{schema}}.{{issue_time}}(TIMESTAMP, TIMESTAMP) TO ROLE {{dashboard_role}};
