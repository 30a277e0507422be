-- Removes what the numbered files create, except the history, the table of viewers, the dashboard role, and the write-back function's user.
-- People have been given the role. The user may have rights in another database, and DROP USER checks the current database only. Redshift
-- has no IF EXISTS for functions and procedures, so each statement names the error that means that there is nothing to remove.

--# drop the current quotes view
--! does not exist
DROP VIEW IF EXISTS {{schema}}.{{current_view}};

--# drop the history view
--! does not exist
DROP VIEW IF EXISTS {{schema}}.{{history_view}};

--# drop the view of all quotes over {{external.schema}}
--! does not exist
DROP VIEW IF EXISTS {{schema}}.{{all_view}};

--# drop the view of what is not copied from {{external.schema}}
--! does not exist
DROP VIEW IF EXISTS {{schema}}.{{uncopied_view}};

--# drop the rows view
--! does not exist
DROP VIEW IF EXISTS {{schema}}.{{rows_view}};

--# drop the procedure that copies from {{external.schema}}
--! does not exist
DROP PROCEDURE {{schema}}.{{sync}}();

--# drop the submit procedure
--! does not exist
DROP PROCEDURE {{schema}}.{{submit}}({{submit_types}});

--# drop the action procedure
--! does not exist
DROP PROCEDURE {{schema}}.{{act}}({{act_types}});

--# drop the digest function with {{overload.count}} arguments
--! does not exist
DROP FUNCTION {{schema}}.{{digest_function}}({{overload.signature}});

--# drop the lock table
--! does not exist
DROP TABLE IF EXISTS {{schema}}.{{lock}};
