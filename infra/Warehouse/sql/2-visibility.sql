-- What each viewer may see.

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
REVOKE ALL ON TABLE {{schema}}.{{visible.relation}} FROM {{readers}};
