-- The schema through which Redshift reads Aurora.

--# drop the external schema {{external.schema}} that leads elsewhere
--? SELECT COUNT(*) FROM pg_proc_info AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = '{{schema_text}}' AND p.proname = '{{sync}}' AND POSITION('{{external.place}}' IN p.prosrc) > 0
--! does not exist
-- Redshift cannot alter it. One that leads to the same place stays, with whatever somebody has granted.
DROP SCHEMA {{external.schema}} CASCADE;

--# create the external schema {{external.schema}}
CREATE EXTERNAL SCHEMA IF NOT EXISTS {{external.schema}}
FROM POSTGRES DATABASE '{{external.database}}' SCHEMA '{{schema_text}}'
URI '{{external.host}}' PORT {{external.port}}
IAM_ROLE {{external.role}}
SECRET_ARN '{{external.secret}}';

--# read Aurora through {{external.schema}}
-- It shows that the warehouse reaches the cluster, and may read the secret, before anything relies on it.
SELECT COUNT(*) FROM (SELECT 1 FROM {{external.schema}}.{{history}} LIMIT 1) AS a;
