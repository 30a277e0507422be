using Amazon.RDSDataService;
using Amazon.RDSDataService.Model;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// Records quotes through the RDS Data API, one call and one transaction per submission. The database's function locks only what it decides
/// on. A submission that loses to another transaction runs again while time is left, which is harmless because the second one is a replay.
/// </summary>
internal sealed class AuroraQuoteStore(IAmazonRDSDataService aurora, AuroraConnection connection, QuoteDefinition definition) : IQuoteStore
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    public async Task<Recording> RecordAsync(Submission submission, Deadline deadline, CancellationToken cancellationToken)
    {
        // The function puts the combination's digits at the front of a new quote's id.
        var statement = new AuroraStatement(definition, submission, Guid.NewGuid().ToString());
        var request = connection.CreateRequest(statement.Sql);
        request.Parameters = statement.Parameters;
        try
        {
            for (var pause = FirstPause; ; pause = DataApiExtensions.NextPause(pause))
            {
                if (await TryRecordAsync(request, cancellationToken) is { } recording)
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
    private async Task<Recording?> TryRecordAsync(ExecuteStatementRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await aurora.ExecuteStatementAsync(request, cancellationToken);
            // As if the answer had not arrived: the transaction may have run, and asking again tells.
            return AuroraStatement.Read(
                response.Records is [var row, ..] ? row : throw new IOException("The Data API's answer is incomplete."));
        }
        catch (AmazonServiceException exception) when (DataApiError.IsFailedStatement(exception))
        {
            return DataApiError.IsConflict(exception.Message) ? null : new Recording(FailureOf(exception.Message), Cause: exception);
        }
    }

    private static Outcome FailureOf(string error) =>
        DataApiError.IsOutage(error) ? Outcome.Unavailable
        : DataApiError.IsMissingRoutine(error) ? Outcome.Updating
        : Outcome.Failed;
}
