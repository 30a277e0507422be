-- The people who look at the dashboard. Their names are in their links.

--# create alice
--? SELECT COUNT(*) FROM pg_user WHERE usename = 'alice'
CREATE USER alice PASSWORD DISABLE;

--# create bob
--? SELECT COUNT(*) FROM pg_user WHERE usename = 'bob'
CREATE USER bob PASSWORD DISABLE;

--# let alice see the dashboard
GRANT ROLE {{dashboard_role}} TO alice;

--# let bob see the dashboard
GRANT ROLE {{dashboard_role}} TO bob;

--# deal the values of {{visible.name}} out to alice and bob
--? SELECT COUNT(*) FROM {{schema}}.{{visible.relation}}
-- In turn, so that they see different rows. The administrator, whom verify connects as, sees all.
INSERT INTO {{schema}}.{{visible.relation}} (viewer, value)
SELECT CASE WHEN MOD(ROW_NUMBER() OVER (ORDER BY value), 2) = 1 THEN 'alice' ELSE 'bob' END, value
FROM (SELECT DISTINCT {{visible.source_text}} AS value FROM {{schema}}.{{source}} AS r) AS v
WHERE value IS NOT NULL
UNION ALL SELECT 'admin', '{{visible.all}}';
