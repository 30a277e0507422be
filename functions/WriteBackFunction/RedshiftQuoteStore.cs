using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// Records quotes through the Redshift Data API, one transaction per submission. The transaction locks first, so that no two submissions
/// decide on the same history. One that loses to another transaction (error 1023) runs again while time is left; running twice is harmless
/// because the second is a replay.
/// </summary>
internal sealed class RedshiftQuoteStore(
    IAmazonRedshiftDataAPIService warehouse, WarehouseConnection connection, QuoteDefinition definition, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Records the submission, or finds what it recorded before.</summary>
    public async Task<Recording> RecordAsync(Submission submission, Deadline deadline, CancellationToken cancellationToken)
    {
        var statement = new RecordStatement(definition, submission, Guid.CreateVersion7(time.GetUtcNow()).ToString());
        try
        {
            for (var pause = FirstPause; ; pause = DataApiExtensions.NextPause(pause))
            {
                if (await TryRecordAsync(statement, deadline, cancellationToken) is { } recording)
                {
                    return recording;
                }

                if (!await deadline.TryPauseAsync(pause, cancellationToken))
                {
                    return new Recording(Outcome.Unconfirmed);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new Recording(Outcome.Unconfirmed);
        }
        catch (Exception exception) when (DataApiError.IsOutage(exception))
        {
            return new Recording(Outcome.Unavailable, Outage: exception);
        }
    }

    /// <summary>Returns null when the transaction lost to another one.</summary>
    private async Task<Recording?> TryRecordAsync(RecordStatement statement, Deadline deadline, CancellationToken cancellationToken)
    {
        var request = connection.CreateRequest(statement.Sqls, statement.Parameters);
        request.StatementName = Function.Name;
        request.WaitTimeSeconds = deadline.WaitTimeSeconds();
        var execution = await warehouse.BatchExecuteStatementAsync(request, cancellationToken);
        if (execution.Status != StatementStatusString.FINISHED)
        {
            var description = await warehouse.WaitForCompletionAsync(execution.Id!, deadline, cancellationToken);
            if (description?.Status != StatusString.FINISHED)
            {
                return description is null ? new Recording(Outcome.Unconfirmed)
                    : DataApiError.IsConflict(description.Error) ? null
                    : new Recording(FailureOf(description), FailedStatement: execution.Id);
            }
        }

        // The CALL is the batch's second statement.
        var result = await warehouse.GetStatementResultAsync(new GetStatementResultRequest { Id = $"{execution.Id}:2" }, cancellationToken);
        return RecordStatement.Read(result.Records![0]);
    }

    private static Outcome FailureOf(DescribeStatementResponse description) =>
        description.Status == StatusString.ABORTED || DataApiError.IsOutage(description.Error) ? Outcome.Unavailable : Outcome.Failed;
}
