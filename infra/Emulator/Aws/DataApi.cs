using System.Globalization;
using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>The operations of the Redshift Data API.</summary>
internal sealed class DataApi(
    RedshiftDatabase database, IReadOnlyDictionary<string, string> databaseUsers, SecretStore secrets, TimeProvider time)
{
    private const int PageSize = 1000;
    private const int MostActive = 500;

    private readonly StatementStore _store = new(time);
    private readonly DataSessions _sessions = new();

    /// <summary>Null when there is no such operation.</summary>
    public async Task<JsonObject?> HandleAsync(string operation, AwsRequest request, CancellationToken cancellationToken) =>
        operation switch
    {
        "ExecuteStatement" => await ExecuteAsync(request, isBatch: false, cancellationToken),
        "BatchExecuteStatement" => await ExecuteAsync(request, isBatch: true, cancellationToken),
        "DescribeStatement" => await DescribeAsync(request, cancellationToken),
        "GetStatementResult" => await GetResultAsync(request, cancellationToken),
        _ => null,
    };

    private async Task<JsonObject> ExecuteAsync(AwsRequest request, bool isBatch, CancellationToken cancellationToken)
    {
        var checkedRequest = StatementRequest.Parse(request, isBatch);
        if (_store.CountActive() >= MostActive)
        {
            throw new AwsException(
                "ActiveStatementsExceededException", 400, $"Active statements exceeded the allowed quota ({MostActive}).");
        }

        var session = checkedRequest.SessionId is { } id ? _sessions.Find(id, request.AccessKey) : null;
        var login = session?.Login ?? LoginOf(checkedRequest, request.AccessKey);
        session ??= checkedRequest.KeepAliveSeconds is null ? null : new DataSession(checkedRequest, request.AccessKey, login, time);
        var candidate = new Statement(session?.Targeted(checkedRequest) ?? checkedRequest, login, session, time);
        var statement = _store.GetOrAdd(request.Body.GetRawText(), candidate, out var isNew);
        if (isNew)
        {
            try
            {
                _sessions.Take(session, checkedRequest.KeepAliveSeconds);
                await statement.StartAsync(database);
            }
            catch (AwsException)
            {
                _store.Remove(statement);
                throw;
            }
        }

        await statement.WaitAsync(checkedRequest.WaitSeconds, cancellationToken);
        return StatementAnswers.Executed(statement);
    }

    private DatabaseLogin LoginOf(StatementRequest request, string accessKey) =>
        request.SecretArn is { } secret
            ? DatabaseSecret.LoginIn(secrets, secret)
            : new DatabaseLogin(request.DbUser ?? databaseUsers.GetValueOrDefault(accessKey, RedshiftDatabase.Admin));

    private async Task<JsonObject> DescribeAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        var (statement, number) = await FindAsync(request, cancellationToken);
        return number is { } n ? StatementAnswers.Described(statement, n) : StatementAnswers.Described(statement);
    }

    private async Task<JsonObject> GetResultAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        var (statement, number) = await FindAsync(request, cancellationToken);
        if (number is null && statement.Request.IsBatch)
        {
            throw AwsException.Validation("The id of a batch has no result: use the id of one of its statements, such as <id>:1.");
        }

        var state = statement.Now;
        if (state.Status != StatementStatus.Finished || state.Statements[(number ?? 1) - 1].Result is not { HasResultSet: true } result)
        {
            throw NotFound(statement.Id, "Query does not have result. Please check query status with DescribeStatement.");
        }

        var start = 0;
        if (request.Text("NextToken") is { } token
            && !(int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start) && start < result.Rows.Count))
        {
            throw AwsException.Validation("NextToken is not one that this operation has answered.");
        }

        return StatementAnswers.Page(result, start, PageSize);
    }

    private async Task<(Statement Statement, int? Number)> FindAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        var (id, number) = ParseId(request.Required("Id"));
        var statement = _store.Find(id);
        if (statement is null || number < 1 || number > statement.Request.Statements.Count)
        {
            throw NotFound(id, "Query does not exist.");
        }

        await statement.WaitAsync(StatementRequest.WaitOf(request), cancellationToken);
        return (statement, number);
    }

    /// <summary>The id of a request, and with ":n" the number of its statement, from 1.</summary>
    private static (string Id, int? Number) ParseId(string text)
    {
        var parts = text.Split(':');
        var number = 0;
        var isNumbered = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out number);
        return Guid.TryParseExact(parts[0], "D", out _) && (parts.Length == 1 || isNumbered)
            ? (parts[0], isNumbered ? number : null)
            : throw AwsException.Validation("Id must be the id of a statement.");
    }

    private static AwsException NotFound(string id, string message) => new("ResourceNotFoundException", 404, message) { ResourceId = id };
}
