-- Takes away what the numbered files made, but not the history, nor the role that people were given, nor the write-back function's user, which has no rights left
-- here and may have some in another database: DROP USER looks at the current one alone. Redshift has no IF EXISTS for functions and
-- procedures, so a statement says which error means that it has nothing to do.

--# drop the view of current quotes
--! does not exist
DROP VIEW IF EXISTS {{schema}}.quote_current_vw;

--# drop the history's view
--! does not exist
DROP VIEW IF EXISTS {{schema}}.quote_history_vw;

--# drop the view of rows to quote
--! does not exist
DROP VIEW IF EXISTS {{schema}}.quote_gen_vw;

--# drop the procedure that submits a quote
--! does not exist
DROP PROCEDURE {{schema}}.submit_quote({{submit_types}});

--# drop the procedure that accepts a quote
--! does not exist
DROP PROCEDURE {{schema}}.accept_quote({{accept_types}});

--# drop the digest function of {{overload.count}} arguments
--! does not exist
DROP FUNCTION {{schema}}.udf_get_digest({{overload.signature}});

--# drop the URL encoder
--! does not exist
DROP FUNCTION {{schema}}.f_url_encode(VARCHAR);

--# drop the lock
--! does not exist
DROP TABLE IF EXISTS {{schema}}.{{lock}};

--# take the schema from the write-back function
--! does not exist
REVOKE USAGE ON SCHEMA {{schema}} FROM {{application_user}};
