using System.Security.Cryptography;
using System.Text;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// The statements of one run. Each call carries a client token made from the run, the statement's place and the attempt, and the Data API remembers those for
/// 8 hours: a run that is repeated or goes on later finds what ran already, without a state of its own.
/// </summary>
internal sealed class StatementRun(
    IAmazonRedshiftDataAPIService warehouse, WarehouseConnection connection, string runId, Deadline deadline, TimeProvider time)
{
    /// <summary>Half an hour of pauses.</summary>
    private const int MostAttempts = 120;

    private const int LongestTokenPart = 40;
    private const int LongestWaitSeconds = 30;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset _began = time.GetUtcNow();
    private readonly string _run = runId.Length <= LongestTokenPart
        ? runId
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(runId)))[..LongestTokenPart];

    /// <summary>The error that the run has last waited for to end.</summary>
    public string? LastError { get; private set; }

    /// <summary>Runs a statement to its end, or finds the end that it had; null when the time is up before that.</summary>
    public async Task<StatementEnd?> EndAsync(string sql, string place, CancellationToken cancellation)
    {
        for (var attempt = 1; !deadline.IsOver; attempt++)
        {
            var execution = await warehouse.ExecuteStatementAsync(connection.Request(sql, $"{_run}-{place}-{attempt}"), cancellation);
            if (execution.Status == StatementStatusString.FINISHED)
            {
                return new StatementEnd(execution.Id!, Error: null);
            }

            // The first attempt's error says why there are others. Of those only the last one's matters: the next is due by now and says the same or better.
            if (attempt is > 1 and < MostAttempts && execution.Status == StatementStatusString.FAILED && IsOld(execution.CreatedAt))
            {
                continue;
            }

            if (await DescribeAsync(execution.Id!, cancellation) is not { } end)
            {
                return null;
            }

            if (end.Status == StatusString.FINISHED)
            {
                return new StatementEnd(execution.Id!, Error: null);
            }

            var error = end.Error ?? "the statement was aborted";
            if (!RoleError.Is(error) || attempt == MostAttempts)
            {
                return new StatementEnd(execution.Id!, RoleError.Is(error) ? error + RoleError.Advice(sql) : error);
            }

            LastError = error;
            if (!await deadline.PauseAsync(RestOfPause(end.UpdatedAt), cancellation))
            {
                return null;
            }
        }

        return null;
    }

    public async Task<long> CountAsync(StatementEnd query, CancellationToken cancellation)
    {
        var result = await warehouse.GetStatementResultAsync(new GetStatementResultRequest { Id = query.Id }, cancellation);
        return result.Records![0][0].LongValue!.Value;
    }

    private async Task<DescribeStatementResponse?> DescribeAsync(string id, CancellationToken cancellation)
    {
        do
        {
            var request = new DescribeStatementRequest { Id = id, WaitTimeSeconds = (int)Math.Clamp(deadline.Remaining.TotalSeconds, 1, LongestWaitSeconds) };
            var description = await warehouse.DescribeStatementAsync(request, cancellation);
            if (description.Status == StatusString.FINISHED || description.Status == StatusString.FAILED || description.Status == StatusString.ABORTED)
            {
                return description;
            }
        }
        while (await deadline.PauseAsync(ShortPause, cancellation));

        return null;
    }

    private bool IsOld(DateTime? created) => created is { } at && at.ToUniversalTime() + Pause < _began;

    private TimeSpan RestOfPause(DateTime? ended)
    {
        var rest = ended is { } at ? at.ToUniversalTime() + Pause - time.GetUtcNow() : Pause;
        return TimeSpan.FromTicks(Math.Clamp(rest.Ticks, 0, Pause.Ticks));
    }
}
