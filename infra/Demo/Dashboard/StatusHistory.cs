using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>Counts quotes by status at the end of equal intervals, as short as a dozen of them allow.</summary>
internal static class StatusHistory
{
    private const int MostIntervals = 12;

    private static readonly TimeSpan[] Lengths =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30),
        TimeSpan.FromDays(120),
    ];

    /// <param name="changes">The oldest first.</param>
    public static IReadOnlyList<StatusCount> Of(QuoteWorkflow workflow, IReadOnlyList<StatusChange> changes)
    {
        if (changes.Count == 0)
        {
            return [];
        }

        var length = Length(changes[0].At, changes[^1].At);
        var counts = new List<StatusCount>();
        var statuses = new Dictionary<string, string>();
        var next = 0;
        for (var from = Floor(changes[0].At, length); next < changes.Count; from += length)
        {
            for (; next < changes.Count && changes[next].At < from + length; next++)
            {
                statuses[changes[next].Quote] = changes[next].Status;
            }

            counts.Add(new StatusCount(
                from, [.. workflow.Statuses.Select(status => statuses.Values.Count(value => value == status.Name))]));
        }

        return counts;
    }

    private static TimeSpan Length(DateTime first, DateTime last)
    {
        bool Fits(TimeSpan length) => (Floor(last, length) - Floor(first, length)) / length < MostIntervals;
        return Lengths.Where(Fits).DefaultIfEmpty(last - first).First();
    }

    private static DateTime Floor(DateTime time, TimeSpan length) => new(time.Ticks - (time.Ticks % length.Ticks), DateTimeKind.Utc);
}

/// <summary>A change of a quote's status.</summary>
internal sealed record StatusChange(string Quote, string Status, DateTime At);

/// <summary>How many quotes had each status, in the definition's order, at the end of an interval.</summary>
internal sealed record StatusCount(DateTime From, IReadOnlyList<int> Quotes)
{
    public int Total => Quotes.Sum();
}
