using System.Data;
using System.Diagnostics;
using Npgsql;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>A connection of one database user, which runs one transaction after the other.</summary>
public sealed class RedshiftSession : IAsyncDisposable
{
    private readonly RedshiftDatabase _database;
    private readonly NpgsqlConnection _connection;
    private readonly string _user;

    internal RedshiftSession(RedshiftDatabase database, NpgsqlConnection connection, string user) =>
        (_database, _connection, _user) = (database, connection, user);

    /// <summary>Whether it can run another transaction.</summary>
    public bool IsOpen => _connection.FullState == ConnectionState.Open;

    /// <summary>Runs the statements in one transaction; a failure rolls everything back and is in the answer.</summary>
    public async Task<TransactionResult> RunAsync(
        IReadOnlyList<string> statements, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var results = new List<StatementResult>(statements.Count);
        var runner = new StatementRunner(_database, _connection, _user);
        try
        {
            // PostgreSQL takes the snapshot when the first statement needs one, so a LOCK that comes first waits before anything is read.
            await _connection.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ", cancellationToken);
            foreach (var statement in statements)
            {
                results.Add(await RunLoggedAsync(runner, statement, parameters, isAlone: statements.Count == 1, cancellationToken));
            }

            await Task.Delay(_database.Delays.Commit, cancellationToken);
            await _connection.ExecuteAsync("COMMIT", cancellationToken);
            runner.Committed();
            return new TransactionResult(results, Failure: null);
        }
        catch (Exception exception) when (MessageOf(exception) is { } message)
        {
            await RollBackAsync();
            return new TransactionResult(results, new StatementFailure(Math.Min(results.Count, statements.Count - 1), message));
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task RollBackAsync()
    {
        try
        {
            if (IsOpen)
            {
                // The plans may hold answers of external functions (Setup.sql).
                await _connection.ExecuteAsync("ROLLBACK; DISCARD PLANS", CancellationToken.None);
            }
        }
        catch (NpgsqlException exception) when (exception is not PostgresException)
        {
            // The transaction ended with its connection.
        }
    }

    private async Task<StatementResult> RunLoggedAsync(
        StatementRunner runner,
        string statement,
        IReadOnlyDictionary<string, string> parameters,
        bool isAlone,
        CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(_database.Delays.Statement, cancellationToken);
        try
        {
            var result = await runner.RunAsync(statement, parameters, isAlone, cancellationToken);
            result = result with { Duration = Stopwatch.GetElapsedTime(started) };
            _database.Log.Add(ActivityKind.Statement, statement, _user, result.RowCount, result.Duration, error: null);
            return result;
        }
        catch (Exception exception)
        {
            _database.Log.Add(
                ActivityKind.Statement, statement, _user, -1, Stopwatch.GetElapsedTime(started), MessageOf(exception) ?? exception.Message);
            throw;
        }
    }

    private static string? MessageOf(Exception exception) => exception switch
    {
        PostgresException postgres => RedshiftErrors.MessageOf(postgres),
        RedshiftException redshift => $"ERROR: {redshift.Message}",
        NpgsqlException => $"FATAL: {RedshiftDatabase.LostConnection}",
        _ => null,
    };
}

internal static class ConnectionExtensions
{
    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
