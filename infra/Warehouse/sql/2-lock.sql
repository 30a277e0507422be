-- The table that writers lock, and what each viewer may see.

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

--# create the visibility table {{visible.relation_text}}
-- The values of {{visible.name}} that each viewer sees, and '*' for all rows. Its rows are yours: nothing here changes them.
CREATE TABLE IF NOT EXISTS {{schema}}.{{visible.relation}} (
    viewer VARCHAR(255) NOT NULL,
    value  VARCHAR({{visible.width}}) NOT NULL
);

--# revoke the visibility table {{visible.relation_text}} from PUBLIC
-- The views read it with their owner's rights, so nobody else needs any; whoever can write it sees all rows.
REVOKE ALL ON TABLE {{schema}}.{{visible.relation}} FROM PUBLIC;

--# revoke the visibility table {{visible.relation_text}} from dashboards
REVOKE ALL ON TABLE {{schema}}.{{visible.relation}} FROM ROLE {{dashboard_role}};
