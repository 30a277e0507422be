using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// Executes a script through the Redshift Data API, one statement after another: some of Redshift's DDL cannot run in a transaction with
/// other statements. A second run changes nothing.
/// </summary>
public sealed class WarehouseInstaller(IAmazonRedshiftDataAPIService warehouse, WarehouseConnection connection, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(5);

    /// <summary>What the last run was waiting to do at its deadline; null when it completed.</summary>
    public string? Pending { get; private set; }

    /// <summary>
    /// Executes the statements in order; returns false when the time is up before all have completed. The same run with the same statements
    /// can then be continued: within 8 hours no statement is executed twice, and after that a second execution does no harm.
    /// </summary>
    /// <exception cref="WarehouseException">A statement failed.</exception>
    public async Task<bool> RunAsync(
        IReadOnlyList<WarehouseStatement> statements, string runId, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(time, timeLeft);
        var run = new StatementRun(warehouse, connection, runId, deadline, time);
        for (var place = 0; place < statements.Count;)
        {
            Pending = statements[place].Name;
            try
            {
                if (!await RunAsync(run, statements[place], place, cancellationToken))
                {
                    Pending += run.LastError is { } error ? $": {error}" : "";
                    return false;
                }

                place++;
            }
            // A workgroup that is waking up refuses connections, and other callers can keep the account busy for a while.
            catch (Exception exception) when (DataApiError.IsOutage(exception) && !cancellationToken.IsCancellationRequested)
            {
                Pending += $": {exception.Message}";
                if (!await deadline.TryPauseAsync(Pause, cancellationToken))
                {
                    return false;
                }
            }
            catch (AmazonServiceException exception)
            {
                throw new WarehouseException($"Could not {statements[place].Name}: {exception.Message}", exception);
            }
        }

        Pending = null;
        return true;
    }

    /// <summary>Executes the statements as a run of its own.</summary>
    /// <exception cref="WarehouseException">A statement failed, or the statements took longer than five minutes.</exception>
    public async Task InstallAsync(IReadOnlyList<WarehouseStatement> statements, CancellationToken cancellationToken)
    {
        if (!await RunAsync(statements, Guid.NewGuid().ToString(), InstallTimeout, cancellationToken))
        {
            throw TimedOut(InstallTimeout);
        }
    }

    /// <summary>Describes a run that was given up after this time.</summary>
    public WarehouseException TimedOut(TimeSpan timeout) =>
        new($"Timed out after {timeout.TotalMinutes} minutes, still waiting to {Pending}");

    /// <summary>Returns false when the time is up.</summary>
    private static async Task<bool> RunAsync(
        StatementRun run, WarehouseStatement statement, int place, CancellationToken cancellationToken)
    {
        if (statement.NeededWhenZero is { } sql)
        {
            if (await run.ExecuteAsync(sql, $"q{place}", cancellationToken) is not { } query)
            {
                return false;
            }

            ThrowIfFailed(statement, query.Error);
            if (await run.CountAsync(query, cancellationToken) != 0)
            {
                return true;
            }
        }

        if (await run.ExecuteAsync(statement.Sql, $"s{place}", cancellationToken) is not { } result)
        {
            return false;
        }

        ThrowIfFailed(statement, result.Error is { } error && statement.IsDoneBy(error) ? null : result.Error);
        return true;
    }

    private static void ThrowIfFailed(WarehouseStatement statement, string? error)
    {
        if (error is not null)
        {
            throw new WarehouseException($"Could not {statement.Name}: {error}");
        }
    }
}
