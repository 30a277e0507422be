using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// Records quotes through the Redshift Data API, one transaction per submission. The transaction locks first, so that no two submissions
/// decide on the same history. One that loses to another transaction (error 1023) runs again while time is left; running twice is harmless
/// because the second is a replay.
/// </summary>
internal sealed class RedshiftQuoteStore(
    IAmazonRedshiftDataAPIService warehouse, WarehouseConnection connection, QuoteDefinition definition, WarehouseSession session)
    : IQuoteStore
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    public async Task<Recording> RecordAsync(Submission submission, Deadline deadline, CancellationToken cancellationToken)
    {
        // The procedure puts the combination's digits at the front of a new quote's id.
        var statement = new RedshiftStatement(definition, submission, Guid.NewGuid().ToString());
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
            return new Recording(Outcome.Unavailable, Cause: exception);
        }
    }

    /// <summary>Returns null when the transaction lost to another one.</summary>
    private async Task<Recording?> TryRecordAsync(RedshiftStatement statement, Deadline deadline, CancellationToken cancellationToken)
    {
        var hasSession = session.TryTake(out var sessionId);
        string? completedIn = null;
        try
        {
            var execution = await ExecuteAsync(statement, hasSession, sessionId, deadline, cancellationToken);
            if (execution.Status != StatementStatusString.FINISHED)
            {
                var id = execution.Id ?? throw Incomplete();
                var description = await warehouse.WaitForCompletionAsync(id, deadline, cancellationToken);
                if (description?.Status != StatusString.FINISHED)
                {
                    return description is null ? new Recording(Outcome.Unconfirmed)
                        : DataApiError.IsConflict(description.Error) ? null
                        : new Recording(FailureOf(description), FailedStatement: id);
                }
            }

            completedIn = execution.SessionId;
            var request = new GetStatementResultRequest { Id = $"{execution.Id}:{statement.Sqls.Count}" };
            var result = await warehouse.GetStatementResultAsync(request, cancellationToken);
            return RedshiftStatement.Read(result.Records is [var row, ..] ? row : throw Incomplete());
        }
        finally
        {
            if (hasSession)
            {
                session.Return(completedIn);
            }
        }
    }

    private async Task<BatchExecuteStatementResponse> ExecuteAsync(
        RedshiftStatement statement, bool inSession, string? sessionId, Deadline deadline, CancellationToken cancellationToken)
    {
        var request = connection.CreateRequest(statement.Sqls, statement.Parameters, sessionId);
        request.StatementName = Function.Name;
        request.WaitTimeSeconds = deadline.WaitTimeSeconds();
        request.SessionKeepAliveSeconds = inSession && sessionId is null ? (int)WarehouseSession.KeepAlive.TotalSeconds : null;
        try
        {
            return await warehouse.BatchExecuteStatementAsync(request, cancellationToken);
        }
        // The service may have ended the session or may open no other. Executing a second time is harmless, see above.
        catch (AmazonServiceException) when (inSession)
        {
            return await ExecuteAsync(statement, inSession: false, sessionId: null, deadline, cancellationToken);
        }
    }

    /// <summary>As if the answer had not arrived: the transaction may have run, and asking again tells.</summary>
    private static IOException Incomplete() => new("The Data API's answer is incomplete.");

    private static Outcome FailureOf(DescribeStatementResponse description) =>
        description.Status == StatusString.ABORTED || DataApiError.IsOutage(description.Error) ? Outcome.Unavailable
        : DataApiError.IsMissingRoutine(description.Error) ? Outcome.Updating
        : Outcome.Failed;
}
