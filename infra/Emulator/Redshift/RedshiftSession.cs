using System.Diagnostics;
using Npgsql;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>One transaction of one database user.</summary>
public sealed class RedshiftSession : IAsyncDisposable
{
    // A statement that asks for one more answer each time it runs, such as a loop in a procedure, ends here.
    private const int MostPasses = 200;

    private readonly NpgsqlConnection _connection;
    private readonly string _user;
    private readonly Func<string, string> _passwordOf;
    private readonly IamRoles _roles;
    private readonly ExternalCaller _caller;
    private readonly ActivityLog _log;
    private readonly Func<long> _nextQueryId;

    internal RedshiftSession(
        NpgsqlConnection connection,
        string user,
        Func<string, string> passwordOf,
        IamRoles roles,
        ExternalCaller caller,
        ActivityLog log,
        Func<long> nextQueryId)
    {
        _connection = connection;
        _user = user;
        _passwordOf = passwordOf;
        _roles = roles;
        _caller = caller;
        _log = log;
        _nextQueryId = nextQueryId;
    }

    /// <summary>Runs the statements and commits; a failure rolls everything back and is in the answer.</summary>
    public async Task<TransactionResult> RunAsync(
        IReadOnlyList<string> statements, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var results = new List<StatementResult>(statements.Count);
        try
        {
            foreach (var statement in statements)
            {
                results.Add(await RunLoggedAsync(statement, parameters, cancellationToken));
            }

            await _connection.ExecuteAsync("COMMIT", cancellationToken);
            return new TransactionResult(results, Failure: null);
        }
        catch (Exception exception) when (MessageOf(exception) is { } message)
        {
            return new TransactionResult(results, new StatementFailure(Math.Min(results.Count, statements.Count - 1), message));
        }
    }

    /// <summary>Rolls back what was not committed.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // No snapshot is taken before the first statement needs one: a LOCK that comes first waits, and only then looks.
    internal Task BeginAsync(CancellationToken cancellationToken) =>
        _connection.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ", cancellationToken);

    private async Task<StatementResult> RunLoggedAsync(
        string statement, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var result = await RunAsync(statement, parameters, cancellationToken);
            result = result with { Duration = Stopwatch.GetElapsedTime(started) };
            _log.Add(ActivityKind.Statement, statement, _user, result.RowCount, result.Duration, error: null);
            return result;
        }
        catch (Exception exception)
        {
            _log.Add(ActivityKind.Statement, statement, _user, -1, Stopwatch.GetElapsedTime(started), MessageOf(exception) ?? exception.Message);
            throw;
        }
    }

    private async Task<StatementResult> RunAsync(
        string statement, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var translated = RedshiftSql.Translate(statement, _passwordOf);
        if (translated.Role is { } role)
        {
            _roles.Check(role, _user);
        }

        if (translated.IsNothing)
        {
            return new StatementResult([], [], -1, TimeSpan.Zero);
        }

        var bound = NamedParameters.Bind(translated.Text, parameters);
        var sql = translated.Text.ToString();
        await _connection.ExecuteAsync("SAVEPOINT statement", cancellationToken);
        StatementResult result;
        try
        {
            result = await RunPassesAsync(sql, bound, cancellationToken);
        }
        catch (PostgresException exception)
            when (exception.SqlState == PostgresErrorCodes.InvalidTableDefinition && translated.ReplacedView is not null)
        {
            // PostgreSQL replaces a view only by one with the same columns.
            await _connection.ExecuteAsync("ROLLBACK TO SAVEPOINT statement", cancellationToken);
            await ViewReplacement.RunAsync(_connection, translated.ReplacedView, sql, cancellationToken);
            result = new StatementResult([], [], -1, TimeSpan.Zero);
        }

        await _connection.ExecuteAsync("RELEASE SAVEPOINT statement", cancellationToken);
        return result;
    }

    private async Task<StatementResult> RunPassesAsync(string sql, IReadOnlyList<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        using var calls = new ExternalCalls(_connection);
        var queryId = _nextQueryId();
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
                // It may have failed for the NULL that stood in for an answer.
            }

            await _connection.ExecuteAsync("ROLLBACK TO SAVEPOINT statement", cancellationToken);
            await calls.AnswerAsync(_caller, _user, queryId, cancellationToken);
        }

        throw new RedshiftException($"the statement asks its external functions for something new each of {MostPasses} times");
    }

    private static string? MessageOf(Exception exception) => exception switch
    {
        PostgresException postgres => RedshiftErrors.MessageOf(postgres),
        RedshiftException redshift => $"ERROR: {redshift.Message}",
        NpgsqlException => "FATAL: the connection to the database was lost",
        _ => null,
    };
}
