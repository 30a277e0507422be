using System.Globalization;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>With Aurora: Redshift shows each revision once, and a schedule copies what is only in Aurora.</summary>
internal sealed class CopyCheck : ICheck
{
    /// <summary>More than the longest time between two copies, a day.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(25);

    public string Question => "Are quotes copied from Aurora, and is each revision there once?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Parameters.External is null)
        {
            return CheckResult.Right("Quotes are recorded in Redshift");
        }

        var twice = await deployment.Warehouse.QueryAsync(
            $"SELECT quote_id, revision FROM {deployment.History} GROUP BY quote_id, revision HAVING COUNT(*) > 1 LIMIT 10",
            cancellationToken);
        if (twice.Count > 0)
        {
            return CheckResult.Wrong(
                $"Twice: {string.Join(", ", twice.Select(row => $"revision {row[1]} of {row[0]}"))}",
                "See that the views are as defined, and who wrote into the history; deploy again.");
        }

        var (count, oldest) = (await deployment.Warehouse.QueryAsync(
            $"""
            SELECT COUNT(*), TO_CHAR(MIN(recorded_at), 'YYYY-MM-DD HH24:MI:SS')
            FROM {deployment.NameOf(deployment.Definition.Names.UncopiedView)}
            """,
            cancellationToken))[0] is [var number, var time] ? (number, time) : (null, null);
        return oldest is not null && IsOld(oldest)
            ? CheckResult.Wrong(
                $"{count} revisions are only in Aurora, since {oldest} UTC",
                "See the alarms SyncFailed and SyncNotStarted; aws redshift-data list-statements --all shows the copies and their errors.")
            : CheckResult.Right($"{count} revisions are only in Aurora yet");
    }

    private static bool IsOld(string text) =>
        TimeProvider.System.GetUtcNow() - DateTimeOffset.ParseExact(
            text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) > LongestWait;
}
