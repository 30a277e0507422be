-- The digest function, one overload for each number of arguments that a link has. All arguments are text, so what is signed does not
-- depend on how Redshift encodes other types. Each argument is as wide as the values of its type, because Redshift costs a query by declared
-- widths. The function is STABLE: the time and the viewer are arguments, so equal arguments have equal digests.

--# create the digest function with {{overload.count}} arguments
--~ DROP FUNCTION {{schema}}.{{digest_function}}({{overload.signature}});
CREATE OR REPLACE EXTERNAL FUNCTION {{schema}}.{{digest_function}}({{overload.types}})
RETURNS VARCHAR(64)
STABLE
LAMBDA '{{function_name}}'
IAM_ROLE {{role}}
RETRY_TIMEOUT {{retry_timeout}}
MAX_BATCH_ROWS {{max_batch_rows}}
MAX_BATCH_SIZE 5 MB;

--# revoke the digest function with {{overload.count}} arguments from PUBLIC
-- Anyone who can call it can sign, and Redshift grants new functions to PUBLIC.
REVOKE EXECUTE ON FUNCTION {{schema}}.{{digest_function}}({{overload.signature}}) FROM PUBLIC;

--# grant the digest function with {{overload.count}} arguments to dashboards
GRANT EXECUTE ON FUNCTION {{schema}}.{{digest_function}}({{overload.signature}}) TO ROLE {{dashboard_role}};
