using Amazon.RedshiftDataAPIService;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// Runs a script through the Redshift Data API, statement by statement: some of Redshift's DDL refuses to run in a transaction with others. A second
/// run changes nothing.
/// </summary>
public sealed class WarehouseInstaller
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly IAmazonRedshiftDataAPIService _warehouse;
    private readonly WarehouseConnection _connection;
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">The connection cannot be used; every fault is listed.</exception>
    public WarehouseInstaller(IAmazonRedshiftDataAPIService warehouse, WarehouseConnection connection, TimeProvider time)
    {
        connection.Check();
        (_warehouse, _connection, _time) = (warehouse, connection, time);
    }

    /// <summary>What the last run was about when its time was up; null when it ended.</summary>
    public string? Pending { get; private set; }

    /// <summary>
    /// Runs the statements in order; answers false when the time is up before all have ended. The same run with the same statements then goes on where it stopped,
    /// within 8 hours without running anything twice, and afterwards harmlessly.
    /// </summary>
    /// <exception cref="WarehouseException">A statement failed; the message names it and carries the warehouse's own words.</exception>
    public async Task<bool> RunAsync(IReadOnlyList<WarehouseStatement> statements, string runId, TimeSpan timeLeft, CancellationToken cancellation)
    {
        var deadline = new Deadline(_time, timeLeft);
        var run = new StatementRun(_warehouse, _connection, runId, deadline, _time);
        for (var i = 0; i < statements.Count;)
        {
            Pending = statements[i].Name;
            try
            {
                if (!await RunAsync(run, statements[i], i, cancellation))
                {
                    Pending += run.LastError is { } error ? $": {error}" : "";
                    return false;
                }

                i++;
            }
            catch (AmazonRedshiftDataAPIServiceException e) when (IsPassing(e))
            {
                Pending += $": {e.Message}";
                if (!await deadline.PauseAsync(Pause, cancellation))
                {
                    return false;
                }
            }
            catch (AmazonRedshiftDataAPIServiceException e)
            {
                throw new WarehouseException($"Could not {statements[i].Name}: {e.Message}", e);
            }
        }

        Pending = null;
        return true;
    }

    /// <summary>Runs the statements as a run of its own.</summary>
    /// <exception cref="WarehouseException">A statement failed, or all of them took longer than five minutes.</exception>
    public async Task InstallAsync(IReadOnlyList<WarehouseStatement> statements, CancellationToken cancellation)
    {
        if (!await RunAsync(statements, Guid.NewGuid().ToString(), Patience, cancellation))
        {
            throw new WarehouseException($"Could not finish within {Patience.TotalMinutes} minutes; the last to do was to {Pending}");
        }
    }

    /// <summary>Answers false when the time is up.</summary>
    private static async Task<bool> RunAsync(StatementRun run, WarehouseStatement statement, int place, CancellationToken cancellation)
    {
        if (statement.NeededWhenZero is { } query)
        {
            if (await run.EndAsync(query, $"q{place}", cancellation) is not { } count)
            {
                return false;
            }

            ThrowIfFailed(statement, count.Error);
            if (await run.CountAsync(count, cancellation) != 0)
            {
                return true;
            }
        }

        if (await run.EndAsync(statement.Sql, $"s{place}", cancellation) is not { } end)
        {
            return false;
        }

        ThrowIfFailed(statement, end.Error is { } error && statement.IsDoneBy(error) ? null : end.Error);
        return true;
    }

    private static void ThrowIfFailed(WarehouseStatement statement, string? error)
    {
        if (error is not null)
        {
            throw new WarehouseException($"Could not {statement.Name}: {error}");
        }
    }

    // A workgroup that wakes up refuses connections, and others may keep the account busy for a while.
    private static bool IsPassing(AmazonRedshiftDataAPIServiceException e) =>
        e.ErrorCode is "ActiveStatementsExceededException" or "ActiveWaitingRequestsExceededException" or "DatabaseConnectionException"
            or "ThrottlingException";
}
