using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// Records quotes through the Redshift Data API, in one transaction a submission: the lock first, so that two submissions never decide on the same
/// history. A transaction that lost to another one (error 1023) runs again while time is left; running twice is harmless, the second is a replay.
/// </summary>
internal sealed class RedshiftQuoteStore(
    IAmazonRedshiftDataAPIService warehouse, WriteBackSettings settings, QuoteDefinition definition, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>What the answer to a call that waited needs to get here.</summary>
    private static readonly TimeSpan WaitMargin = TimeSpan.FromMilliseconds(500);

    /// <summary>The Data API waits 1 to 30 seconds in one call.</summary>
    private const int LongestWaitSeconds = 30;

    /// <summary>Records the submission, or finds what it recorded before. A repeat of the same submission changes nothing.</summary>
    public async Task<Recording> RecordAsync(Submission submission, Deadline deadline)
    {
        var statement = new RecordStatement(definition, submission, Guid.CreateVersion7(time.GetUtcNow()).ToString());
        using var cancellation = deadline.CreateCancellation();
        try
        {
            for (var pause = FirstPause; ; pause = Longer(pause))
            {
                if (await TryRecordAsync(statement, deadline, cancellation.Token) is { } recording)
                {
                    return recording;
                }

                await Task.Delay(pause, time, cancellation.Token);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new Recording(RecordingOutcome.Unconfirmed);
        }
    }

    /// <summary>Null when the transaction lost to another one.</summary>
    private async Task<Recording?> TryRecordAsync(RecordStatement statement, Deadline deadline, CancellationToken cancellation)
    {
        var request = new BatchExecuteStatementRequest
        {
            Sqls = statement.Sqls,
            Parameters = statement.Parameters,
            Database = settings.Database,
            WorkgroupName = settings.Workgroup,
            ClusterIdentifier = settings.Cluster,
            DbUser = settings.DbUser,
            SecretArn = settings.SecretArn,
            StatementName = Function.Name,
            WaitTimeSeconds = WaitSeconds(deadline),
        };
        var execution = await warehouse.BatchExecuteStatementAsync(request, cancellation);
        if (execution.Status != StatementStatusString.FINISHED)
        {
            var end = await EndAsync(execution.Id!, deadline, cancellation);
            if (end.Status != StatusString.FINISHED)
            {
                return LostToAnother(end.Error) ? null : new Recording(RecordingOutcome.Failed, StatementId: execution.Id);
            }
        }

        // The CALL is the batch's second statement.
        var result = await warehouse.GetStatementResultAsync(new GetStatementResultRequest { Id = $"{execution.Id}:2" }, cancellation);
        return RecordStatement.Read(result.Records![0]);
    }

    private async Task<DescribeStatementResponse> EndAsync(string id, Deadline deadline, CancellationToken cancellation)
    {
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            var request = new DescribeStatementRequest { Id = id, WaitTimeSeconds = WaitSeconds(deadline) };
            var description = await warehouse.DescribeStatementAsync(request, cancellation);
            if (description.Status == StatusString.FINISHED
                || description.Status == StatusString.FAILED
                || description.Status == StatusString.ABORTED)
            {
                return description;
            }

            await Task.Delay(pause, time, cancellation);
        }
    }

    /// <summary>The whole seconds that one call may wait; null when there is not even one.</summary>
    private static int? WaitSeconds(Deadline deadline) =>
        (int)Math.Min(LongestWaitSeconds, (deadline.Remaining - WaitMargin).TotalSeconds) is var seconds and > 0 ? seconds : null;

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private static bool LostToAnother(string? error) =>
        error is not null
        && (error.Contains("Serializable isolation violation", StringComparison.OrdinalIgnoreCase)
            || error.Contains("could not serialize access", StringComparison.OrdinalIgnoreCase)
            || error.Contains("deadlock detected", StringComparison.OrdinalIgnoreCase));
}
