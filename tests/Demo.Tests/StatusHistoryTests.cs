using WriteBackLambdas.Demo.Dashboard;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Tests;

public sealed class StatusHistoryTests
{
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public void Nothing_is_counted_before_the_first_quote() => Assert.Empty(Count([]));

    [Fact]
    public void Each_quote_counts_once_with_the_status_it_had_at_the_end_of_the_interval()
    {
        var counts = Count(
        [
            new("a", "generated", Start),
            new("b", "generated", Start.AddSeconds(1)),
            new("a", "in review", Start.AddSeconds(2)),
            new("a", "accepted", Start.AddSeconds(29)),
        ]);

        Assert.Equal([0, 10, 20, 30], counts.Select(count => count.From.Second));
        Assert.Equal([[1, 1, 0], [1, 1, 0], [1, 1, 0], [1, 0, 1]], counts.Select(count => count.Quotes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(119)]
    [InlineData(3_600)]
    [InlineData(86_400)]
    [InlineData(40_000_000)]
    [InlineData(4_000_000_000)]
    public void There_are_at_most_a_dozen_intervals_and_the_last_one_counts_every_quote(long seconds)
    {
        var counts = Count([new("a", "generated", Start), new("b", "accepted", Start.AddSeconds(seconds))]);

        Assert.InRange(counts.Count, 1, 12);
        Assert.Equal([1, 0, 1], counts[^1].Quotes);
    }

    private static IReadOnlyList<StatusCount> Count(IReadOnlyList<StatusChange> changes) =>
        StatusHistory.Of(QuoteDefinition.Embedded.Workflow, changes);
}
