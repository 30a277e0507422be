using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>
/// How many quotes had each status, in the order of <see cref="QuoteStatus.All"/>, when the interval that began at this time ended.
/// </summary>
internal sealed record StatusCount(DateTime From, IReadOnlyList<int> Quotes)
{
    public int Total => Quotes.Sum();
}
