-- The schema through which Redshift reads Aurora.

--# create the external schema {{external.schema}}
CREATE EXTERNAL SCHEMA IF NOT EXISTS {{external.schema}}
FROM POSTGRES DATABASE '{{external.database}}' SCHEMA '{{schema_text}}'
URI '{{external.host}}' PORT {{external.port}}
IAM_ROLE {{external.role}}
SECRET_ARN '{{external.secret}}';
