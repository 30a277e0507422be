-- Percent-encodes what a URL's query cannot carry as it is: every ASCII character but letters, digits and - . _ ~ (RFC 3986). Characters beyond ASCII
-- are left to the browser, which encodes them as UTF-8. The percent sign comes first, or it would encode what the others wrote.

--# create the URL encoder
CREATE OR REPLACE FUNCTION {{schema}}.f_url_encode(VARCHAR(65535))
RETURNS VARCHAR(65535)
IMMUTABLE
AS $$
    SELECT
        {{url_encode_open}} $1
            , {{escape.character}}, '{{escape.code}}')
$$ LANGUAGE sql;

--# let dashboards use the URL encoder
GRANT EXECUTE ON FUNCTION {{schema}}.f_url_encode(VARCHAR) TO ROLE {{dashboard_role}};
