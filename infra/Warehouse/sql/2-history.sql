-- The history of all quotes: one appended row a revision. Nothing here ever drops or retypes a column of it.

--# create the history
CREATE TABLE IF NOT EXISTS {{schema}}.{{history}} (
    quote_id     VARCHAR(36)  NOT NULL,
    revision     INTEGER      NOT NULL,
    status       VARCHAR(20)  NOT NULL,
    combination  VARCHAR(64)  NOT NULL,
    {{field.column}} {{field.type}},
    {{input.column}} {{input.type}},
    requested_by VARCHAR(255) NOT NULL,
    issued_at    TIMESTAMP    NOT NULL,
    recorded_at  TIMESTAMP    NOT NULL,
    digest       VARCHAR(64)  NOT NULL
)
DISTKEY (combination)
SORTKEY (combination);

--# add column {{field.column}}
--? SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = '{{schema_text}}' AND table_name = '{{history_text}}' AND column_name = '{{field.column_text}}'
ALTER TABLE {{schema}}.{{history}} ADD COLUMN {{field.column}} {{field.type}};

--# add column {{input.column}}
--? SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = '{{schema_text}}' AND table_name = '{{history_text}}' AND column_name = '{{input.column_text}}'
ALTER TABLE {{schema}}.{{history}} ADD COLUMN {{input.column}} {{input.type}};

--# create the lock
-- Nobody reads it. Writers lock it and not the history, so that dashboards reading the history never wait.
CREATE TABLE IF NOT EXISTS {{schema}}.{{lock}} (
    nothing INTEGER
);

--# let the write-back function lock
-- Which privilege LOCK needs is not documented: all of them, on this table and on no other.
GRANT ALL ON TABLE {{schema}}.{{lock}} TO {{application_user}};
