using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aurora;

/// <summary>
/// A request of the RDS Data API to run a statement, checked as the service checks it: docs.aws.amazon.com, API_ExecuteStatement.
/// </summary>
/// <param name="Sql">The statement with PostgreSQL's numbered parameters.</param>
internal sealed record AuroraRequest(string Sql, IReadOnlyList<NpgsqlParameter> Parameters, string Database, string SecretArn)
{
    public const string ClusterArn = "arn:aws:rds:us-east-1:123456789012:cluster:local";

    private const int LongestSql = 65_536;
    private const int LongestArn = 100;

    private static readonly string[] NotEmulated =
        ["schema", "includeResultMetadata", "continueAfterTimeout", "resultSetOptions", "formatRecordsAs"];

    public static AuroraRequest Parse(AwsRequest request)
    {
        var cluster = Arn(request, "resourceArn");
        if (cluster != ClusterArn)
        {
            throw new AwsException(
                "HttpEndpointNotEnabledException", 400, $"HttpEndpoint is not enabled for cluster {cluster}; the emulator has {ClusterArn}.");
        }

        if (request.Text("transactionId") is { } transaction)
        {
            throw new AwsException("TransactionNotFoundException", 404, $"Transaction {transaction} is not found");
        }

        if (NotEmulated.FirstOrDefault(member => request.Body.TryGetProperty(member, out _)) is { } other)
        {
            throw AwsException.Validation($"The emulator does not support {other}.");
        }

        var sql = request.Required("sql");
        if (sql.Length > LongestSql)
        {
            throw AwsException.Validation($"sql must have at most {LongestSql} characters.");
        }

        var values = Values(request);
        var text = SqlText.Read(sql);
        var parameters = new List<NpgsqlParameter>();
        for (var i = 0; i < text.End; i++)
        {
            if (text[i].Is(";") && i < text.End - 1)
            {
                throw AwsException.Validation("Multistatements aren't supported.");
            }

            if (text[i].Kind == SqlTokenKind.Parameter)
            {
                var name = text[i].Text[1..];
                parameters.Add(values.TryGetValue(name, out var value)
                    ? value.Clone()
                    : throw new AwsException("BadRequestException", 400, $"Cannot find parameter: {name}"));
                text.ReplaceText(i, $"${parameters.Count}");
            }
        }

        return new AuroraRequest(text.ToString(), parameters, request.Text("database") ?? "postgres", Arn(request, "secretArn"));
    }

    private static string Arn(AwsRequest request, string member) =>
        request.Required(member) is { Length: <= LongestArn } arn
            ? arn
            : throw AwsException.Validation($"{member} must have at most {LongestArn} characters.");

    private static Dictionary<string, NpgsqlParameter> Values(AwsRequest request)
    {
        var values = new Dictionary<string, NpgsqlParameter>(StringComparer.Ordinal);
        foreach (var item in request.List("parameters") ?? [])
        {
            var name = (request with { Body = item }).Required("name");
            if (item.TryGetProperty("typeHint", out _))
            {
                throw AwsException.Validation("The emulator does not support typeHint.");
            }

            if (!item.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Object
                || !values.TryAdd(name, Value(name, value)))
            {
                throw AwsException.Validation($"The parameter \"{name}\" must be given once, with a value.");
            }
        }

        return values;
    }

    private static NpgsqlParameter Value(string name, JsonElement union) => union.EnumerateObject().ToArray() switch
    {
        [{ Name: "isNull", Value.ValueKind: JsonValueKind.True }] =>
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown },
        [{ Name: "stringValue" } text] => new() { Value = text.Value.GetString(), NpgsqlDbType = NpgsqlDbType.Varchar },
        [{ Name: "longValue" } number] => new() { Value = number.Value.GetInt64(), NpgsqlDbType = NpgsqlDbType.Bigint },
        [{ Name: "doubleValue" } number] => new() { Value = number.Value.GetDouble(), NpgsqlDbType = NpgsqlDbType.Double },
        [{ Name: "booleanValue" } flag] => new() { Value = flag.Value.GetBoolean(), NpgsqlDbType = NpgsqlDbType.Boolean },
        _ => throw AwsException.Validation(
            $"The parameter \"{name}\" must have exactly one of isNull, stringValue, longValue, doubleValue, and booleanValue."),
    };
}
