using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;

namespace WriteBackLambdas.DataApi;

/// <summary>Waiting for a statement of the Redshift Data API to end.</summary>
public static class DataApiExtensions
{
    /// <summary>The Data API waits 1 to 30 seconds in one call.</summary>
    private const int MaxWaitSeconds = 30;

    /// <summary>How long the response to a call that waited may take to arrive.</summary>
    private static readonly TimeSpan ResponseTime = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(1);

    /// <summary>The whole seconds that one call may wait before the deadline; null when there is not even one.</summary>
    public static int? WaitTimeSeconds(this Deadline deadline) =>
        (int)Math.Min(MaxWaitSeconds, (deadline.Remaining - ResponseTime).TotalSeconds) is var seconds and > 0 ? seconds : null;

    /// <summary>Describes the statement once it has finished, failed, or been aborted; null when the deadline comes first.</summary>
    public static async Task<DescribeStatementResponse?> WaitForCompletionAsync(
        this IAmazonRedshiftDataAPIService warehouse, string id, Deadline deadline, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = NextPause(pause))
        {
            var request = new DescribeStatementRequest { Id = id, WaitTimeSeconds = deadline.WaitTimeSeconds() };
            var description = await warehouse.DescribeStatementAsync(request, cancellationToken);
            if (description.Status == StatusString.FINISHED
                || description.Status == StatusString.FAILED
                || description.Status == StatusString.ABORTED)
            {
                return description;
            }

            if (!await deadline.TryPauseAsync(pause, cancellationToken))
            {
                return null;
            }
        }
    }

    /// <summary>Twice the pause, up to one second.</summary>
    public static TimeSpan NextPause(TimeSpan pause) => pause * 2 < MaxPause ? pause * 2 : MaxPause;
}
