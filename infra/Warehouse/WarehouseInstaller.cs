using Amazon.RDSDataService;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// Executes a script through a Data API, one statement after another, because some of Redshift's DDL cannot run in a transaction with other
/// statements; only a batch is one transaction. A second run changes nothing.
/// </summary>
public sealed class WarehouseInstaller
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(5);

    private readonly Func<string, Deadline, IStatementRun> _start;
    private readonly TimeProvider _time;

    /// <summary>Installs in Redshift.</summary>
    public WarehouseInstaller(IAmazonRedshiftDataAPIService warehouse, WarehouseConnection connection, TimeProvider time)
        : this((runId, deadline) => new StatementRun(warehouse, connection, runId, deadline, time), time)
    {
    }

    /// <summary>Installs in Aurora.</summary>
    public WarehouseInstaller(IAmazonRDSDataService aurora, AuroraConnection connection, TimeProvider time)
        : this((_, _) => new AuroraRun(aurora, connection), time)
    {
    }

    private WarehouseInstaller(Func<string, Deadline, IStatementRun> start, TimeProvider time) => (_start, _time) = (start, time);

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
        var deadline = new Deadline(_time, timeLeft);
        var run = _start(runId, deadline);
        for (var place = 0; place < statements.Count;)
        {
            var step = ScriptStep.At(statements, place);
            Pending = step.Name;
            try
            {
                if (!await step.RunAsync(run, cancellationToken))
                {
                    Pending += run.LastError is { } error ? $": {error}" : "";
                    return false;
                }

                place += step.Count;
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
                throw new WarehouseException($"Could not {step.Name}: {exception.Message}", exception);
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
            throw TimedOut(InstallTimeout, Pending);
        }
    }

    /// <summary>Describes a run that was given up after this time.</summary>
    public static WarehouseException TimedOut(TimeSpan timeout, string? pending) =>
        new($"Timed out after {timeout.TotalMinutes} minutes, still waiting to {pending}");
}
