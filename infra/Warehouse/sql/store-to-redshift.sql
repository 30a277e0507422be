--+ bring the quotes back from Aurora
-- Aurora has no functions any longer that record. Without the procedure, nobody takes Aurora's history for the one that goes on.

--# lock the lock table
--! does not exist
LOCK {{schema}}.{{lock}};

--# copy what is only in Aurora
CALL {{schema}}.{{sync}}();

--# drop the procedure that copies from {{external.schema}}
DROP PROCEDURE {{schema}}.{{sync}}();
