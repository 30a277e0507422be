-- Before quotes are recorded in Aurora for the first time. Only a deployment that has Aurora already can also go back.

--# find that the last deployment had Aurora
--0 it did not, so this one could not be undone; first deploy "store": "redshift" with the section "aurora", and then change "store"
SELECT COUNT(*)
FROM pg_proc_info AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE n.nspname = '{{schema_text}}' AND p.proname = '{{sync}}';
