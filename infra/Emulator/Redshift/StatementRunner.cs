using System.Globalization;
using Npgsql;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Runs the statements of a transaction: from the result cache, or in PostgreSQL with the answers of external functions.</summary>
internal sealed class StatementRunner(RedshiftDatabase database, NpgsqlConnection connection, string user)
{
    // Ends a statement that asks for another answer each time it runs, such as a loop in a procedure.
    private const int MostPasses = 200;

    private bool _changesUsers;
    private bool _changesData;

    /// <summary>Runs a statement; alone, if it is the only one of its transaction.</summary>
    public async Task<StatementResult> RunAsync(
        string statement, IReadOnlyDictionary<string, string> parameters, bool isAlone, CancellationToken cancellationToken)
    {
        var translated = RedshiftSql.Translate(statement, database.PasswordOf, database.LoginIn);
        if (translated.Role is { } role)
        {
            database.Roles.Check(role, user);
        }

        _changesUsers |= translated.ChangesUsers;
        _changesData |= !translated.IsQuery;
        var bound = NamedParameters.Bind(translated.Text, parameters);
        var sql = translated.Text.ToString();
        // For GETDATE() in all passes (Setup.sql). A SELECT of the time would take the transaction's snapshot, before a LOCK has waited.
        var start = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        await connection.ExecuteAsync($"SET LOCAL redshift.statement_start = '{start}+00'", cancellationToken);
        // The only statement of its transaction sees what is committed now, as the cache does.
        var key = isAlone && translated.IsQuery ? await database.Results.KeyAsync(connection, sql, bound, cancellationToken) : null;
        if (key is not null && database.Results.Find(key) is { } cached)
        {
            return cached;
        }

        await connection.ExecuteAsync("SAVEPOINT statement", cancellationToken);
        var result = await RunPassesAsync(sql, bound, cancellationToken);
        await connection.ExecuteAsync("RELEASE SAVEPOINT statement", cancellationToken);
        if (key is not null)
        {
            database.Results.Add(key, result);
        }

        return result;
    }

    /// <summary>To be called after the commit.</summary>
    public void Committed()
    {
        if (_changesData)
        {
            database.Results.Invalidate();
        }

        if (_changesUsers)
        {
            database.ForgetConnections();
        }
    }

    private async Task<StatementResult> RunPassesAsync(
        string sql, IReadOnlyList<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        using var calls = new ExternalCalls(connection, database.CallSecret);
        var queryId = database.NextQueryId();
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            calls.Forget();
            var failed = false;
            try
            {
                var result = await StatementReader.RunAsync(connection, sql, parameters, cancellationToken);
                if (!calls.HasUnanswered)
                {
                    await calls.RemoveAnswersAsync(cancellationToken);
                    return result;
                }

                await calls.ReadWaitingAsync(cancellationToken);
            }
            catch (PostgresException) when (calls.HasUnanswered)
            {
                // It may have failed because of the NULL in place of an answer.
                failed = true;
            }

            await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT statement", cancellationToken);
            if (failed)
            {
                await calls.SendSinglyAsync(cancellationToken);
            }

            await calls.AnswerAsync(database.Caller, user, queryId, cancellationToken);
        }

        throw new RedshiftException($"the statement still asks its external functions for new answers after {MostPasses} passes");
    }
}
