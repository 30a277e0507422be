-- The digest function, once for each number of arguments that a link has. All arguments are text, so that what is signed does not depend on how a type
-- is sent. STABLE: the time and the viewer are arguments, so equal arguments do mean equal digests.

--# create the digest function of {{overload.count}} arguments
CREATE OR REPLACE EXTERNAL FUNCTION {{schema}}.udf_get_digest({{overload.types}})
RETURNS VARCHAR(64)
STABLE
LAMBDA '{{function_name}}'
IAM_ROLE {{role}}
MAX_BATCH_ROWS {{max_batch_rows}}
MAX_BATCH_SIZE 5 MB;

--# take the digest function of {{overload.count}} arguments from everybody
-- Whoever may call it can sign: Redshift grants new functions to PUBLIC.
REVOKE EXECUTE ON FUNCTION {{schema}}.udf_get_digest({{overload.signature}}) FROM PUBLIC;

--# give the digest function of {{overload.count}} arguments to dashboards
GRANT EXECUTE ON FUNCTION {{schema}}.udf_get_digest({{overload.signature}}) TO ROLE {{dashboard_role}};
