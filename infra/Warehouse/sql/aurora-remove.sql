-- Removes the functions that record quotes, the views, and what signs their links. The history, the table of viewers, the dashboard role,
-- and the users stay, and so does the extension, which others may use.

--# drop the current quotes view
DROP VIEW IF EXISTS {{schema}}.{{current_view}};

--# drop the history view
DROP VIEW IF EXISTS {{schema}}.{{history_view}};

--# drop the rows view
DROP VIEW IF EXISTS {{schema}}.{{rows_view}};

--# drop the digests of actions
DROP FUNCTION IF EXISTS {{schema}}.{{action_digests}}();

--# drop the digests of rows
DROP FUNCTION IF EXISTS {{schema}}.{{row_digests}}();

--# drop the submit function
DROP FUNCTION IF EXISTS {{schema}}.{{submit}}({{submit_types}});

--# drop the action function
DROP FUNCTION IF EXISTS {{schema}}.{{act}}({{act_types}});
