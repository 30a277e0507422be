-- Takes their rights from a user who no longer records or copies.

--# revoke the lock table from {{application_user}}
--! does not exist
REVOKE ALL ON TABLE {{schema}}.{{lock}} FROM "{{application_user}}";

--# revoke the schema from {{application_user}}
--! does not exist
REVOKE USAGE ON SCHEMA {{schema}} FROM "{{application_user}}";
