using WriteBackLambdas.Demo;
using WriteBackLambdas.EndToEnd.Tests.SignIn;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>People sign in, and quotes are recorded in Aurora.</summary>
public sealed class AuroraSignInTests
{
    [Fact]
    public async Task Who_signed_in_is_recorded_seen_and_copied_and_nobody_else_can_use_the_link()
    {
        await using var stack = new SignInStack { Store = QuoteStore.Aurora };
        await stack.InitializeAsync();
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var other = await (await TestBrowser.OfAsync(stack, "bob")).PostAsync(link);
        Assert.Contains("data-page=\"somebody-else\"", other.Body, StringComparison.Ordinal);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
        var own = await (await TestBrowser.OfAsync(stack, "alice")).PostAsync(link);
        Assert.Contains("data-page=\"recorded\"", own.Body, StringComparison.Ordinal);

        var seen = await stack.Warehouse.QueryAsync(
            TestWarehouse.Viewer, "SELECT recorded_by FROM public.quote_history_vw WHERE cust = :customer", ("customer", row.Customer));
        Assert.Equal([["alice"]], seen);
        Assert.Null((await stack.Warehouse.TryAsync("IAMR:write_back", SyncTests.Synchronization)).Failure);
        Assert.Equal([("alice", "alice")], await stack.RecordedAsync(row.Customer));
    }
}
