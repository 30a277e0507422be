-- The history of all quotes: each revision appends a row. Nothing here ever drops a column of it or changes a column's type.

--# create the history
-- A quote's id begins with the first eight digits of its combination, so one sort order serves both lookups: by quote and by combination.
{{each redshift}}
-- Redshift sorts by the first eight bytes of the sort key, so a second column would change nothing:
-- https://docs.aws.amazon.com/redshift/latest/dg/vacuum-load-in-sort-key-order.html
{{end}}
CREATE TABLE IF NOT EXISTS {{schema}}.{{history}} (
    {{each aurora}}
    -- Ranges of ids compare bytes, whatever the database's language.
    quote_id     VARCHAR(36)  COLLATE "C" NOT NULL,
    {{end}}
    {{each redshift}}
    quote_id     VARCHAR(36)  NOT NULL,
    {{end}}
    revision     INTEGER      NOT NULL,
    status       VARCHAR(20)  NOT NULL,
    combination  VARCHAR(64)  NOT NULL,
    negotiation  INTEGER      DEFAULT 1 NOT NULL,
    {{column.name}} {{column.type}},
    requested_by VARCHAR(255) NOT NULL,
    recorded_by  VARCHAR(255),
    issued_at    TIMESTAMP    NOT NULL,
    recorded_at  TIMESTAMP    NOT NULL,
    {{each aurora}}
    digest       VARCHAR(64)  NOT NULL UNIQUE,
    PRIMARY KEY (quote_id, revision)
);
    {{end}}
    {{each redshift}}
    digest       VARCHAR(64)  NOT NULL
)
DISTKEY (quote_id)
SORTKEY (quote_id);
    {{end}}

--# create the index by which {{aurora.reader}} reads
CREATE INDEX IF NOT EXISTS {{recorded_index}} ON {{schema}}.{{history}} (recorded_at);

--# add column negotiation
--? SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = '{{schema_text}}' AND table_name = '{{history_text}}' AND column_name = 'negotiation'
-- The quotes of a combination, counted from 1: after a final status, generating starts the next one.
ALTER TABLE {{schema}}.{{history}} ADD COLUMN negotiation INTEGER DEFAULT 1 NOT NULL;

--# add column recorded_by
--? SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = '{{schema_text}}' AND table_name = '{{history_text}}' AND column_name = 'recorded_by'
-- The person who signed in; NULL where sign-in was off.
ALTER TABLE {{schema}}.{{history}} ADD COLUMN recorded_by VARCHAR(255);

--# add column {{column.name}}
--? SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = '{{schema_text}}' AND table_name = '{{history_text}}' AND column_name = '{{column.name_text}}'
ALTER TABLE {{schema}}.{{history}} ADD COLUMN {{column.name}} {{column.type}};
