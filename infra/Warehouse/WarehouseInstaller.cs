using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// Executes a script through the Redshift Data API, one statement after another, because some of Redshift's DDL cannot run in a transaction
/// with other statements; only a batch is one transaction. A second run changes nothing.
/// </summary>
public sealed partial class WarehouseInstaller(IAmazonRedshiftDataAPIService warehouse, WarehouseConnection connection, TimeProvider time)
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
            var step = StepAt(statements, place);
            var name = step[0].Batch ?? step[0].Name;
            Pending = name;
            try
            {
                if (!await RunAsync(run, step, place, cancellationToken))
                {
                    Pending += run.LastError is { } error ? $": {error}" : "";
                    return false;
                }

                place += step.Length;
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
                throw new WarehouseException($"Could not {name}: {exception.Message}", exception);
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

    /// <summary>A statement alone, or all statements of a batch.</summary>
    private static WarehouseStatement[] StepAt(IReadOnlyList<WarehouseStatement> statements, int place) =>
        statements[place].Batch is { } batch ? [.. statements.Skip(place).TakeWhile(statement => statement.Batch == batch)] : [statements[place]];

    /// <summary>Returns false when the time is up.</summary>
    private static async Task<bool> RunAsync(
        StatementRun run, WarehouseStatement[] step, int place, CancellationToken cancellationToken)
    {
        var statement = step[0];
        if (statement.NeededWhenZero is { } sql)
        {
            if (await run.ExecuteAsync([sql], $"q{place}", cancellationToken) is not { } query)
            {
                return false;
            }

            ThrowIfFailed(step, query.Error);
            if (await run.CountAsync(query, cancellationToken) != 0)
            {
                return true;
            }
        }

        if (await ExecuteAsync(run, step, place, cancellationToken) is not { } result)
        {
            return false;
        }

        ThrowIfFailed(step, result.Error is { } error && statement.IsDoneBy(error) ? null : result.Error);
        if (statement.FaultWhenZero is { } fault && await run.CountAsync(result, cancellationToken) == 0)
        {
            ThrowIfFailed(step, fault);
        }

        return true;
    }

    /// <summary>Executes the step, after dropping what it cannot replace; null when the time is up.</summary>
    private static async Task<StatementResult?> ExecuteAsync(
        StatementRun run, WarehouseStatement[] step, int place, CancellationToken cancellationToken)
    {
        string[] sqls = [.. step.Select(part => part.Sql)];
        var result = await run.ExecuteAsync(sqls, $"s{place}", cancellationToken);
        if (result?.Error is not { } error || !step[0].CannotReplace(error))
        {
            return result;
        }

        var drop = await run.ExecuteAsync([step[0].DropFirst!], $"d{place}", cancellationToken);
        return drop is { Error: null } ? await run.ExecuteAsync(sqls, $"r{place}", cancellationToken) : drop;
    }

    /// <summary>The error of a batch says which of its statements failed.</summary>
    private static void ThrowIfFailed(WarehouseStatement[] step, string? error)
    {
        if (error is not null)
        {
            var match = QueryNumber().Match(error);
            var name = match.Success
                ? step[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1].Name
                : step[0].Batch ?? step[0].Name;
            throw new WarehouseException($"Could not {name}: {error[match.Length..]}");
        }
    }

    [GeneratedRegex("^Query #([0-9]{1,2}) failed with ", RegexOptions.CultureInvariant)]
    private static partial Regex QueryNumber();
}
