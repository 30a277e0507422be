-- Percent-encodes every ASCII character except letters, digits, and - . _ ~ (RFC 3986), so that any text can be a query parameter. Browsers
-- encode the characters beyond ASCII as UTF-8. The percent sign is replaced first, because the other replacements write percent signs.

--# create the URL encoder
--~ DROP FUNCTION {{schema}}.{{url_encoder}}(VARCHAR);
-- A URL of API Gateway has at most 10,240 characters, so a link can carry no value that is longer when encoded.
CREATE OR REPLACE FUNCTION {{schema}}.{{url_encoder}}(VARCHAR({{encoder_width}}))
RETURNS VARCHAR({{encoded_width}})
IMMUTABLE
{{open_expression}}
        {{open_replacements}} $1
            , {{escape.character}}, '{{escape.code}}')
{{close_expression}};

--# grant the URL encoder to dashboards
GRANT EXECUTE ON FUNCTION {{schema}}.{{url_encoder}}(VARCHAR) TO {{readers}};
