using System.Data;
using System.Diagnostics;
using Npgsql;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>A connection of one database user, which runs one transaction after the other.</summary>
public sealed class RedshiftSession : IAsyncDisposable
{
    // Ends a statement that asks for another answer each time it runs, such as a loop in a procedure.
    private const int MostPasses = 200;

    private readonly RedshiftDatabase _database;
    private readonly NpgsqlConnection _connection;
    private readonly string _user;
    private bool _changesUsers;
    private bool _changesData;

    internal RedshiftSession(RedshiftDatabase database, NpgsqlConnection connection, string user) =>
        (_database, _connection, _user) = (database, connection, user);

    /// <summary>Whether it can run another transaction.</summary>
    public bool IsOpen => _connection.FullState == ConnectionState.Open;

    /// <summary>Runs the statements in one transaction; a failure rolls everything back and is in the answer.</summary>
    public async Task<TransactionResult> RunAsync(
        IReadOnlyList<string> statements, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var results = new List<StatementResult>(statements.Count);
        _changesUsers = _changesData = false;
        try
        {
            // PostgreSQL takes the snapshot when the first statement needs one, so a LOCK that comes first waits before anything is read.
            await _connection.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ", cancellationToken);
            foreach (var statement in statements)
            {
                results.Add(await RunLoggedAsync(statement, parameters, isAlone: statements.Count == 1, cancellationToken));
            }

            await Task.Delay(_database.Delays.Commit, cancellationToken);
            await _connection.ExecuteAsync("COMMIT", cancellationToken);
            if (_changesData)
            {
                _database.Results.Invalidate();
            }

            if (_changesUsers)
            {
                _database.ForgetConnections();
            }

            return new TransactionResult(results, Failure: null);
        }
        catch (Exception exception) when (MessageOf(exception) is { } message)
        {
            await RollBackAsync();
            return new TransactionResult(results, new StatementFailure(Math.Min(results.Count, statements.Count - 1), message));
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private Task RollBackAsync() => IsOpen ? _connection.ExecuteAsync("ROLLBACK", CancellationToken.None) : Task.CompletedTask;

    private async Task<StatementResult> RunLoggedAsync(
        string statement, IReadOnlyDictionary<string, string> parameters, bool isAlone, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(_database.Delays.Statement, cancellationToken);
        try
        {
            var result = await RunAsync(statement, parameters, isAlone, cancellationToken);
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

    private async Task<StatementResult> RunAsync(
        string statement, IReadOnlyDictionary<string, string> parameters, bool isAlone, CancellationToken cancellationToken)
    {
        var translated = RedshiftSql.Translate(statement, _database.PasswordOf);
        if (translated.Role is { } role)
        {
            _database.Roles.Check(role, _user);
        }

        _changesUsers |= translated.ChangesUsers;
        _changesData |= !translated.IsQuery;
        var bound = NamedParameters.Bind(translated.Text, parameters);
        var sql = translated.Text.ToString();
        // The only statement of its transaction sees what is committed now, as the cache does.
        var key = isAlone && translated.IsQuery ? await _database.Results.KeyAsync(_connection, sql, bound, cancellationToken) : null;
        if (key is not null && _database.Results.Find(key) is { } cached)
        {
            return cached;
        }

        await _connection.ExecuteAsync("SAVEPOINT statement", cancellationToken);
        var result = await RunPassesAsync(sql, bound, cancellationToken);
        await _connection.ExecuteAsync("RELEASE SAVEPOINT statement", cancellationToken);
        if (key is not null)
        {
            _database.Results.Add(key, result);
        }

        return result;
    }

    private async Task<StatementResult> RunPassesAsync(
        string sql, IReadOnlyList<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        using var calls = new ExternalCalls(_connection);
        var queryId = _database.NextQueryId();
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            calls.Forget();
            try
            {
                var result = await StatementReader.RunAsync(_connection, sql, parameters, cancellationToken);
                if (!calls.HasUnanswered)
                {
                    await (pass > 1 ? _connection.ExecuteAsync("SELECT redshift.forget_answers()", cancellationToken) : Task.CompletedTask);
                    return result;
                }
            }
            catch (PostgresException) when (calls.HasUnanswered)
            {
                // It may have failed because of the NULL in place of an answer.
            }

            await _connection.ExecuteAsync("ROLLBACK TO SAVEPOINT statement", cancellationToken);
            await calls.AnswerAsync(_database.Caller, _user, queryId, cancellationToken);
        }

        throw new RedshiftException($"the statement still asks its external functions for new answers after {MostPasses} passes");
    }

    private static string? MessageOf(Exception exception) => exception switch
    {
        PostgresException postgres => RedshiftErrors.MessageOf(postgres),
        RedshiftException redshift => $"ERROR: {redshift.Message}",
        NpgsqlException => "FATAL: the connection to the database was lost",
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
