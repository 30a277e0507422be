-- Removes what the scripts of all definitions of a deployment use, after their own objects.

--# drop the external schema {{external.schema}}
--! does not exist
DROP SCHEMA {{external.schema}} CASCADE;

--# drop the URL encoder
--! does not exist
DROP FUNCTION {{schema}}.{{url_encoder}}(VARCHAR);

--# drop the issue time
--! does not exist
DROP FUNCTION {{schema}}.{{issue_time}}(TIMESTAMP, TIMESTAMP);

--# drop the conversion to UTC
--! does not exist
DROP FUNCTION {{schema}}.{{utc}}(TIMESTAMP);

--# revoke the schema from the write-back function
--! does not exist
REVOKE USAGE ON SCHEMA {{schema}} FROM "{{application_user}}";
