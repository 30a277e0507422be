namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The views' columns that compare a revision with the previous one.</summary>
public sealed class ComparisonTests(Stack stack)
{
    [Fact]
    public async Task A_revision_is_compared_with_the_one_before()
    {
        var row = new SourceRow { Cost = 100.25m };
        var links = await stack.Warehouse.GenerateLinksAsync(row, row with { Cost = 90m }, row with { Cost = 90.5m });
        foreach (var link in links)
        {
            await stack.Api.PostAsync(link);
        }

        var history = await QueryAsync("quote_history_vw", row.Customer);
        Assert.Equal(
            [
                [1L, "100.25", null, null],
                [2L, "90.00", "100.25", "-10.25"],
                [3L, "90.50", "90.00", "0.50"],
            ],
            history.Select(revision => revision[..4]));
        Assert.Null(history[0][4]);
        Assert.All(history.Skip(1), revision => Assert.InRange((long)revision[4]!, 0, 60));

        Assert.Equal([history[2]], await QueryAsync("quote_current_vw", row.Customer));
    }

    private async Task<IReadOnlyList<object?[]>> QueryAsync(string view, string customer) => [.. (await stack.Warehouse.QueryAsync(
        TestWarehouse.Viewer,
        $"""
        SELECT revision, cost, previous_cost, cost_change, seconds_since_previous
        FROM public.{view} WHERE cust = :customer ORDER BY revision
        """,
        ("customer", customer))).Select(row => row.ToArray())];
}
