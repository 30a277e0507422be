using WriteBackLambdas.DataApi;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>Where quotes are recorded.</summary>
internal interface IQuoteStore
{
    /// <summary>Records the submission, or finds what it recorded before.</summary>
    Task<Recording> RecordAsync(Submission submission, Deadline deadline, CancellationToken cancellationToken);
}
