using System.Diagnostics;
using System.Text.Json.Nodes;
using Npgsql;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aurora;

/// <summary>
/// ExecuteStatement of the RDS Data API: one statement in a transaction of its own, at PostgreSQL's default READ COMMITTED. The errors are
/// those of the service's model (rds-data/2018-08-01).
/// </summary>
internal sealed class RdsDataApi(AuroraDatabase database, SecretStore secrets, ActivityLog log)
{
    private const int LargestResult = 1024 * 1024;

    /// <summary>Data API's calls end after 45 seconds: docs.aws.amazon.com, "Using RDS Data API".</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(45);

    public async Task ExecuteAsync(HttpContext context)
    {
        var request = AuroraRequest.Parse(await AwsProtocol.ReadAsync(context));
        if (database.Resume())
        {
            throw new AwsException(
                "DatabaseResumingException",
                400,
                "The Aurora DB instance is resuming after being auto-paused. Please wait a few seconds and try again.");
        }

        var login = Login(request.SecretArn);
        if (request.Database != AuroraDatabase.Name)
        {
            throw DatabaseError($"FATAL: database \"{request.Database}\" does not exist", "3D000");
        }

        var started = Stopwatch.GetTimestamp();
        string? error = null;
        try
        {
            await AwsProtocol.WriteAsync(context, await RunAsync(login, request), "application/json");
        }
        catch (AwsException exception)
        {
            error = exception.Message;
            throw;
        }
        finally
        {
            log.Add(ActivityKind.Statement, request.Sql, login.User, -1, Stopwatch.GetElapsedTime(started), error);
        }
    }

    private DatabaseLogin Login(string secret)
    {
        try
        {
            return DatabaseSecret.LoginIn(secrets, secret);
        }
        catch (AwsException exception)
        {
            throw new AwsException("SecretsErrorException", 400, exception.Message);
        }
    }

    /// <summary>A statement whose caller has gone runs on, and may commit.</summary>
    private async Task<JsonObject> RunAsync(DatabaseLogin login, AuroraRequest request)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            await using var connection = await OpenAsync(login, timeout.Token);
            await Task.Delay(database.Delays.Statement, timeout.Token);
            await using var transaction =
                database.Delays.Commit > TimeSpan.Zero ? await connection.BeginTransactionAsync(timeout.Token) : null;
            var result = await StatementReader.RunAsync(connection, request.Sql, request.Parameters, timeout.Token);
            if (transaction is not null)
            {
                await Task.Delay(database.Delays.Commit, timeout.Token);
                await transaction.CommitAsync(timeout.Token);
            }

            return Answer(result);
        }
        catch (OperationCanceledException)
        {
            throw new AwsException("StatementTimeoutException", 400, "Request timed out");
        }
        catch (PostgresException exception) when (exception.SqlState.StartsWith("57P", StringComparison.Ordinal))
        {
            throw Unavailable();
        }
        catch (PostgresException exception)
        {
            throw DatabaseError($"{exception.Severity}: {exception.MessageText}", exception.SqlState);
        }
        catch (NpgsqlException)
        {
            throw Unavailable();
        }
    }

    /// <summary>A pooled connection may have died with an earlier server, so a new one is tried.</summary>
    private async Task<NpgsqlConnection> OpenAsync(DatabaseLogin login, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(login.User, login.Password!, cancellationToken);
        try
        {
            await connection.ExecuteAsync("SELECT 1", cancellationToken);
            return connection;
        }
        catch (NpgsqlException)
        {
            await connection.DisposeAsync();
            database.ForgetConnections();
            return await database.OpenAsync(login.User, login.Password!, cancellationToken);
        }
    }

    private static JsonObject Answer(StatementResult result)
    {
        if (!result.HasResultSet)
        {
            return new JsonObject { ["generatedFields"] = new JsonArray(), ["numberOfRecordsUpdated"] = Math.Max(0, result.RowCount) };
        }

        var size = result.Rows.Sum(row => row.Sum(value => value is string text ? System.Text.Encoding.UTF8.GetByteCount(text) : 8L));
        return size > LargestResult
            ? throw new AwsException("UnsupportedResultException", 400, "Database returned more than the allowed response size limit")
            : new JsonObject
            {
                ["numberOfRecordsUpdated"] = 0,
                ["records"] = new JsonArray(
                    [.. result.Rows.Select(static row => new JsonArray([.. row.Select(StatementAnswers.Field)]))]),
            };
    }

    private static AwsException Unavailable() =>
        new("DatabaseUnavailableException", 504, "The writer instance in the DB cluster isn't available.");

    private static AwsException DatabaseError(string message, string state) =>
        new("DatabaseErrorException", 400, $"{message}; SQLState: {state}");
}
