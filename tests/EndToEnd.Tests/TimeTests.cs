using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A link is valid for its lifetime plus 60 s for clock skew. Afterwards it still returns what it recorded.</summary>
public class TimeTests(Stack stack)
{
    private const int Lifetime = 900;
    private const int Skew = 60;

    [Theory]
    [InlineData(Lifetime + Skew + 5, 410)]
    [InlineData(Lifetime + Skew - 15, 200)]
    [InlineData(-Skew - 5, 410)]
    [InlineData(-Skew + 15, 200)]
    public async Task A_link_is_good_from_its_issue_time_until_its_lifetime_is_over(int secondsLater, int expected)
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        var time = new ShiftedTime();
        time.Advance(TimeSpan.FromSeconds(secondsLater));
        var function = new FunctionClient(stack.Demo, time);

        Assert.Equal(expected, (await function.GetAsync(link)).StatusCode);
        // A post that was sent in time might still be on its way in the minute after it.
        Assert.Equal(secondsLater == 965 ? 202 : expected, (await function.PostAsync(link)).StatusCode);
        Assert.Equal(expected == 200 ? 1 : 0, (await stack.Warehouse.HistoryAsync(row.Customer)).Count);
    }

    [Fact]
    public async Task A_page_left_open_past_the_lifetime_records_nothing()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        var time = new ShiftedTime();
        var function = new FunctionClient(stack.Demo, time);
        Assert.Equal(200, (await function.GetAsync(link)).StatusCode);

        time.Advance(TimeSpan.FromSeconds(Lifetime + Skew + 5));

        // A request that was sent in time might still be on its way.
        Assert.Equal(202, (await function.PostAsync(link)).StatusCode);
        time.Advance(TimeSpan.FromSeconds(Skew));
        Assert.Equal(410, (await function.PostAsync(link)).StatusCode);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Fact]
    public async Task An_expired_link_that_was_recorded_in_time_is_a_replay()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        var time = new ShiftedTime();
        var function = new FunctionClient(stack.Demo, time);
        await function.PostAsync(link);
        time.Advance(TimeSpan.FromDays(3));

        var answer = await function.PostAsync(link);

        Assert.Equal(200, answer.StatusCode);
        Assert.Contains("\"replayed\":true", answer.Body, StringComparison.Ordinal);
        Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Fact]
    public async Task An_expired_acceptance_is_refused_before_it_is_called_a_conflict()
    {
        var row = new SourceRow();
        var generated = await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row));
        var accept = (await stack.Warehouse.AcceptLinkAsync(generated.QuoteId))!;
        var time = new ShiftedTime();
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(410, (await new FunctionClient(stack.Demo, time).PostAsync(accept)).StatusCode);
        Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Fact]
    public async Task The_warehouse_writes_the_issue_time_to_the_microsecond()
    {
        var link = TestLink.Parse(await stack.Warehouse.GenerateLinkAsync(new SourceRow()));
        var issued = IssueTime.Parse(link["issued"])!.Value.Time;
        // The microseconds are the transaction's, so it may be ahead by almost a second.
        Assert.InRange(DateTimeOffset.UtcNow - issued, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Mode_get_writes_nothing_for_an_expired_link()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        var time = new ShiftedTime();
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(410, (await new FunctionClient(stack.Demo, time, WriteMode.Get).GetAsync(link)).StatusCode);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
    }
}
