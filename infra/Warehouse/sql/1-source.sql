-- The source of the rows, which is not a part of this script. If its name or a column's is wrong, the run ends before the history, the
-- functions, and the views change.

--# check the source's columns
EXPLAIN SELECT 1
    , r.{{field.source}}
FROM {{schema}}.{{source}} AS r;
