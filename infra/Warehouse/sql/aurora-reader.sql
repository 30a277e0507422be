-- What Redshift reads: the history, and nothing else.

--# revoke the history from PUBLIC
REVOKE ALL ON TABLE {{schema}}.{{history}} FROM PUBLIC;

--# grant the history to Redshift's user
GRANT SELECT ON TABLE {{schema}}.{{history}} TO "{{aurora.reader}}";
