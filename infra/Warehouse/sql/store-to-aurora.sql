--+ stop recording in Redshift
-- One transaction after the lock: whoever records has finished, and whoever waits finds no procedure.

--# lock the lock table
--! does not exist
LOCK {{schema}}.{{lock}};

--# drop the submit procedure
DROP PROCEDURE {{schema}}.{{submit}}({{submit_types}});

--# drop the action procedure
DROP PROCEDURE {{schema}}.{{act}}({{act_types}});
