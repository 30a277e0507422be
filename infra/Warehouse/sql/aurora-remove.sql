-- Removes the functions that record quotes. The history and the users stay.

--# drop the submit function
DROP FUNCTION IF EXISTS {{schema}}.{{submit}}({{submit_types}});

--# drop the action function
DROP FUNCTION IF EXISTS {{schema}}.{{act}}({{act_types}});
