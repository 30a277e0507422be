using System.Globalization;
using System.Text.Json;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>The parts of a CREATE EXTERNAL FUNCTION statement.</summary>
internal sealed record ExternalFunctionDefinition(
    bool OrReplace,
    string Schema,
    string Name,
    string ArgumentTypes,
    IReadOnlyList<string> Arguments,
    string Returns,
    string Volatility,
    ExternalFunction Function)
{
    private const int Kilobyte = 1024;
    private const int LargestBatch = 5 * Kilobyte * Kilobyte;

    // PostgreSQL sends each message by itself, and copies the waiting calls for each call.
    private const int MessageBytes = 700;

    /// <summary>Reads a statement that begins with CREATE [OR REPLACE] EXTERNAL FUNCTION.</summary>
    public static ExternalFunctionDefinition Parse(SqlText text)
    {
        var orReplace = text.Has(1, "OR");
        var name = orReplace ? 5 : 3;
        var open = text.AfterName(name);
        var returns = text.After(open);
        var volatility = text.Find(returns, "LAMBDA") - 1;
        if (!text[open].Is("(") || !text.Has(returns, "RETURNS") || !(text.Has(volatility, "VOLATILE") || text.Has(volatility, "STABLE")))
        {
            throw new RedshiftException("syntax error: expected name(types) RETURNS type { VOLATILE | STABLE } LAMBDA 'name' IAM_ROLE ...");
        }

        var (schema, function) = open - name > 1
            ? (text[open - 3].Identifier, text[open - 1].Identifier)
            : ("public", text[name].Identifier);
        return new ExternalFunctionDefinition(
            orReplace,
            schema,
            function,
            text.Slice(open + 1, returns - 1),
            FunctionArguments.Read(text, open),
            text.Slice(returns + 1, volatility),
            text[volatility].Text.ToUpperInvariant(),
            ParseOptions(text, volatility + 1, $"{schema}.{function}"));
    }

    /// <summary>The function in PostgreSQL. Its body holds the registration, so that dropping the function drops both.</summary>
    public string ToSql()
    {
        var registration = JsonSerializer.Serialize(Function, ExternalFunctionJson.Default.ExternalFunction)
            .Replace("'", "''", StringComparison.Ordinal);
        // The calls that wait for a message. Its name depends on the secret, so that no user can read or change it.
        var detail = $"redshift.external_secret() OPERATOR(pg_catalog.||) '{registration}'";
        var setting = $"'redshift.c' OPERATOR(pg_catalog.||) pg_catalog.md5({detail})";
        // SECURITY DEFINER: the owner may make external calls, and users make them only through functions that they may execute. Every name
        // has its schema, because it runs with the user's search path. It assigns where PERFORM would do, because PL/pgSQL evaluates an
        // assignment without an executor. Setup.sql has the rest.
        return $"""
            CREATE {(OrReplace ? "OR REPLACE " : "")}FUNCTION {Quoted(Schema)}.{Quoted(Name)}({ArgumentTypes}) RETURNS {Returns}
            {Volatility} SECURITY DEFINER LANGUAGE plpgsql AS $redshift$
            DECLARE
                arguments pg_catalog.text := pg_catalog.json_build_array({string.Join(", ", Arguments)})::pg_catalog.text;
                answer pg_catalog.text := redshift.external_answers('{registration}') OPERATOR(pg_catalog.->>) arguments;
                calls pg_catalog.text;
            BEGIN
                IF answer IS NULL AND pg_catalog.jsonb_exists(redshift.external_answers('{registration}'), arguments) IS NOT TRUE THEN
                    calls := pg_catalog.current_setting({setting}, true);
                    IF pg_catalog.starts_with(calls, E'\n') AND pg_catalog.octet_length(calls) OPERATOR(pg_catalog.<) {MessageBytes}
                    THEN
                        calls := pg_catalog.set_config({setting}, pg_catalog.concat(calls, arguments, E'\n'), true);
                    ELSE
                        RAISE INFO USING
                            MESSAGE = pg_catalog.concat(calls, E'\n', arguments),
                            DETAIL = {detail},
                            ERRCODE = 'RSEXT';
                        IF COALESCE(calls, '') OPERATOR(pg_catalog.<>) '{ExternalCalls.Singly}' THEN
                            calls := pg_catalog.set_config({setting}, E'\n', true);
                        END IF;
                    END IF;
                END IF;
                RETURN answer;
            END
            $redshift$
            """;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static ExternalFunction ParseOptions(SqlText text, int index, string name)
    {
        string? lambda = null;
        string? role = null;
        var rows = int.MaxValue;
        var bytes = LargestBatch;
        while (index < text.End)
        {
            var value = text[index + 1];
            var next = index + 2;
            if (text.Has(index, "LAMBDA") && value.Kind == SqlTokenKind.Literal)
            {
                lambda = value.Value;
            }
            else if (text.Has(index, "IAM_ROLE") && (value.Is("DEFAULT") || value.Kind == SqlTokenKind.Literal))
            {
                role = value.Kind == SqlTokenKind.Literal ? value.Value : ExternalFunction.DefaultRole;
            }
            else if (text.Has(index, "RETRY_TIMEOUT"))
            {
                // Nothing is throttled here, so nothing is retried. The number is still checked.
                Number(value, "RETRY_TIMEOUT", int.MaxValue, smallest: 0);
            }
            else if (text.Has(index, "MAX_BATCH_ROWS"))
            {
                rows = Number(value, "MAX_BATCH_ROWS", int.MaxValue);
            }
            else if (text.Has(index, "MAX_BATCH_SIZE"))
            {
                var unit = text.Has(next, "MB") ? Kilobyte * Kilobyte : Kilobyte;
                bytes = unit * Number(value, "MAX_BATCH_SIZE", LargestBatch / unit);
                next += text.Has(next, "KB") || text.Has(next, "MB") ? 1 : 0;
            }
            else
            {
                throw new RedshiftException($"syntax error at or near \"{text[index].Text}\"");
            }

            index = next;
        }

        return lambda is { Length: > 0 } && role is { Length: > 0 }
            ? new ExternalFunction(name, lambda, role, rows, bytes)
            : throw new RedshiftException("syntax error: an external function needs LAMBDA 'name' and IAM_ROLE { default | 'arn' }");
    }

    private static int Number(SqlToken token, string option, int largest, int smallest = 1) =>
        int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : throw new RedshiftException($"{option} must be a number from {smallest} to {largest}");
}
