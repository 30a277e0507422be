-- Removes what the scripts of all definitions of a deployment use, after their own objects.

--# drop the function that looks a digest up
DROP FUNCTION IF EXISTS {{schema}}.{{digest_of}}(JSONB, TEXT);

--# drop the function that signs
DROP FUNCTION IF EXISTS {{schema}}.{{signer}}(TEXT[]);

--# drop the issue time
DROP FUNCTION IF EXISTS {{schema}}.{{issue_time}}();

--# drop the URL encoder
DROP FUNCTION IF EXISTS {{schema}}.{{url_encoder}}(VARCHAR);
