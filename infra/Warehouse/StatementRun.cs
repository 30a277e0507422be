using System.Security.Cryptography;
using System.Text;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using WriteBackLambdas.DataApi;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// Executes the statements of one run. Each request has a client token made from the run, the statement's place, and the attempt. The Data
/// API remembers tokens for 8 hours, so a run that is repeated or continued finds what it has executed already, without a state of its own.
/// </summary>
internal sealed class StatementRun(
    IAmazonRedshiftDataAPIService warehouse, WarehouseConnection connection, string runId, Deadline deadline, TimeProvider time)
    : IStatementRun
{
    /// <summary>Half an hour of pauses.</summary>
    private const int MaxAttempts = 120;

    private const int MaxRunIdInToken = 40;

    /// <summary>Part of the request, so it is a constant: the Data API accepts a client token again only with the same request.</summary>
    private const int ExecuteWaitSeconds = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly DateTimeOffset _started = time.GetUtcNow();
    private readonly string _run = runId.Length <= MaxRunIdInToken
        ? runId
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(runId)))[..MaxRunIdInToken];

    public string? LastError { get; private set; }

    /// <summary>
    /// Executes a statement, or several in one transaction, and waits for the completion, or finds how it completed before; null when the
    /// deadline comes first. While the warehouse cannot assume its role, it is tried again.
    /// </summary>
    public async Task<StatementResult?> ExecuteAsync(IReadOnlyList<string> sqls, string place, CancellationToken cancellationToken)
    {
        for (var attempt = 1; !deadline.IsOver; attempt++)
        {
            var (id, status, created) = await SendAsync(sqls, $"{_run}-{place}-{attempt}", cancellationToken);
            if (status == StatementStatusString.FINISHED)
            {
                return new StatementResult(Error: null, id);
            }

            // An earlier call made this attempt and went on to the next one, which is due by now. The first attempt's error is still
            // needed, because it decides whether there are others.
            if (attempt is > 1 and < MaxAttempts && status == StatementStatusString.FAILED && IsOld(created))
            {
                continue;
            }

            if (await warehouse.WaitForCompletionAsync(id, deadline, cancellationToken) is not { } completion)
            {
                return null;
            }

            var error = completion.Status == StatusString.FINISHED ? null : completion.Error ?? "the statement was aborted";
            if (error is null || !RoleError.Is(error))
            {
                return new StatementResult(error, id);
            }

            if (attempt == MaxAttempts)
            {
                return new StatementResult(error + RoleError.Advice(sqls[0]), id);
            }

            LastError = error;
            if (!await deadline.TryPauseAsync(RestOfPause(completion.UpdatedAt), cancellationToken))
            {
                return null;
            }
        }

        return null;
    }

    public async Task<long> CountAsync(StatementResult query, CancellationToken cancellationToken)
    {
        var result = await warehouse.GetStatementResultAsync(new GetStatementResultRequest { Id = query.Id }, cancellationToken);
        return result.Records![0][0].LongValue!.Value;
    }

    private async Task<(string Id, StatementStatusString? Status, DateTime? Created)> SendAsync(
        IReadOnlyList<string> sqls, string token, CancellationToken cancellationToken)
    {
        if (sqls is [var sql])
        {
            var request = connection.CreateRequest(sql);
            (request.ClientToken, request.WaitTimeSeconds) = (token, ExecuteWaitSeconds);
            var execution = await warehouse.ExecuteStatementAsync(request, cancellationToken);
            return (execution.Id!, execution.Status, execution.CreatedAt);
        }

        var batch = connection.CreateRequest(sqls, []);
        // The Data API refuses an empty list.
        (batch.Parameters, batch.ClientToken, batch.WaitTimeSeconds) = (null, token, ExecuteWaitSeconds);
        var transaction = await warehouse.BatchExecuteStatementAsync(batch, cancellationToken);
        return (transaction.Id!, transaction.Status, Created: null);
    }

    private bool IsOld(DateTime? created) => created is { } at && at.ToUniversalTime() + Pause < _started;

    private TimeSpan RestOfPause(DateTime? ended)
    {
        var rest = ended is { } at ? at.ToUniversalTime() + Pause - time.GetUtcNow() : Pause;
        return TimeSpan.FromTicks(Math.Clamp(rest.Ticks, 0, Pause.Ticks));
    }
}
