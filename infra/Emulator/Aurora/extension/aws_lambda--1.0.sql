-- Aurora's extension, with the one function of it that the project calls: docs.aws.amazon.com, "AWS Lambda function and parameter
-- reference" and "Lambda function error messages". The emulator (LambdaInvocations) gets the invocation in a message, which PostgreSQL
-- sends at once, and puts its answer into a table while the function waits. Nobody else can read that table, so a forged message brings
-- its sender nothing.

CREATE UNLOGGED TABLE answer (
    id uuid PRIMARY KEY, answered_at timestamptz DEFAULT clock_timestamp(), payload text, error text, detail text
);

CREATE FUNCTION invoke_in_emulator(function_name text, event json)
RETURNS TABLE (status_code integer, payload json, executed_version text, log_result text) LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET client_min_messages = notice AS $$
DECLARE
    invocation uuid := gen_random_uuid();
    deadline timestamptz := clock_timestamp() + INTERVAL '1 minute';
    answer record;
BEGIN
    RAISE NOTICE USING ERRCODE = 'AWSLB', MESSAGE = event::text, DETAIL = function_name, HINT = invocation::text;
    LOOP
        SELECT a.payload, a.error, a.detail INTO answer FROM aws_lambda.answer AS a WHERE a.id = invocation;
        EXIT WHEN FOUND;
        IF clock_timestamp() > deadline THEN
            RAISE EXCEPTION 'invoke API failed' USING DETAIL = 'AWS Lambda client returned ''Unable to connect to endpoint''.';
        END IF;
        PERFORM pg_sleep(0.002);
    END LOOP;
    IF answer.error IS NOT NULL THEN
        RAISE EXCEPTION '%', answer.error USING DETAIL = answer.detail;
    END IF;
    RETURN QUERY SELECT 200, answer.payload::json, '$LATEST', NULL;
END
$$;
REVOKE ALL ON FUNCTION invoke_in_emulator FROM PUBLIC;

CREATE FUNCTION invoke(
    IN function_name text, IN payload json, IN region text DEFAULT NULL, IN invocation_type text DEFAULT 'RequestResponse',
    IN log_type text DEFAULT 'None', IN context json DEFAULT NULL, IN qualifier varchar(128) DEFAULT NULL,
    OUT status_code integer, OUT payload json, OUT executed_version text, OUT log_result text)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT * FROM aws_lambda.invoke_in_emulator($1, $2)
$$;

-- Only whoever has the rights of rds_superuser may use the schema: "Grant other users permission to invoke Lambda functions".
GRANT USAGE ON SCHEMA aws_lambda TO @extowner@;
