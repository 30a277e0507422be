-- Percent-encodes every ASCII character except letters, digits, and - . _ ~ (RFC 3986), so that any text can be a query parameter. Browsers
-- encode the characters beyond ASCII as UTF-8. The percent sign is replaced first, because the other replacements write percent signs.

--# create the URL encoder
CREATE OR REPLACE FUNCTION {{schema}}.{{url_encoder}}(VARCHAR(65535))
RETURNS VARCHAR(65535)
IMMUTABLE
AS $$
    SELECT
        {{open_replacements}} $1
            , {{escape.character}}, '{{escape.code}}')
$$ LANGUAGE sql;

--# grant the URL encoder to dashboards
GRANT EXECUTE ON FUNCTION {{schema}}.{{url_encoder}}(VARCHAR) TO ROLE {{dashboard_role}};
