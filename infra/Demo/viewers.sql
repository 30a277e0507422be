-- The dashboard's viewer, whose name is in its links.

--# create alice
--? SELECT COUNT(*) FROM pg_user WHERE usename = 'alice'
CREATE USER alice PASSWORD DISABLE;

--# let alice see the dashboard
GRANT ROLE quote_dashboard TO alice;
