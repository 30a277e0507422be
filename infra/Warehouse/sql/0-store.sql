-- Quotes are recorded in one store. A history that another store continues must not be continued here.

--# find that no other store has the quotes
--0 they are recorded in an Aurora database that this deployment leaves; first deploy "store": "redshift" with the section "aurora" as it was, which brings them back
SELECT CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END
FROM pg_proc_info AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE n.nspname = '{{schema_text}}'
    AND POSITION('{{external.host}}/{{external.database}}' IN p.prosrc) = 0
    AND p.proname = '{{sync}}';
