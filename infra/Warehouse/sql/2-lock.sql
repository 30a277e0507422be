-- The table that writers lock.

--# create the lock table
-- Writers lock this table instead of the history, so dashboards that read the history never wait. They also update its only row: two
-- transactions that both decided on the same history then conflict (error 1023), and one of them runs again.
CREATE TABLE IF NOT EXISTS {{schema}}.{{lock}} (
    nothing INTEGER
);

--# put the row into the lock table
--? SELECT COUNT(*) FROM {{schema}}.{{lock}}
INSERT INTO {{schema}}.{{lock}} VALUES (0);

--# grant the lock table to the write-back function
-- AWS does not document which privilege LOCK needs, so the function gets all of them, on this table only. If it deletes the row, the
-- procedures refuse to write.
GRANT ALL ON TABLE {{schema}}.{{lock}} TO "{{application_user}}";
