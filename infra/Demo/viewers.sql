-- The people who look at the dashboard. Their names are in their links.

--# create alice
--? SELECT COUNT(*) FROM pg_user WHERE usename = 'alice'
CREATE USER alice PASSWORD DISABLE;

--# create bob
--? SELECT COUNT(*) FROM pg_user WHERE usename = 'bob'
CREATE USER bob PASSWORD DISABLE;

--# let alice see the dashboard
GRANT ROLE quote_dashboard TO alice;

--# let bob see the dashboard
GRANT ROLE quote_dashboard TO bob;
