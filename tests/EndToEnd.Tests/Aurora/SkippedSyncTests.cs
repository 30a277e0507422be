using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>What limits the time of the rows that Redshift asks Aurora for leaves nothing out.</summary>
public sealed class SkippedSyncTests
{
    [Fact]
    public async Task A_copy_after_days_and_after_a_late_commit_and_after_a_wrong_clock_copies_all()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var demo = await DemoStack.StartAsync(Stack.Options with { Store = QuoteStore.Aurora }, cancellationToken);
        var warehouse = new TestWarehouse(demo);

        // Nothing was ever copied.
        await RecordAsync(demo, "9 days ago", "9 days");
        await RecordAsync(demo, "now", "0");
        Assert.Equal(2, await CountAsync(warehouse, "quote_history_vw"));
        await SyncAsync(warehouse);
        Assert.Equal(2, await CountAsync(warehouse, "tbquote"));

        // A transaction that took its time before the newest copied row's, and commits now.
        await RecordAsync(demo, "late", "23 hours 59 minutes");
        Assert.Equal(3, await CountAsync(warehouse, "quote_history_vw"));
        await SyncAsync(warehouse);
        Assert.Equal(3, await CountAsync(warehouse, "tbquote"));

        await RecordAsync(demo, "a month ahead", "-30 days");
        await SyncAsync(warehouse);
        await RecordAsync(demo, "after the clock was set", "0");
        Assert.Equal(5, await CountAsync(warehouse, "quote_history_vw"));
        await SyncAsync(warehouse);
        Assert.Equal(5, await CountAsync(warehouse, "tbquote"));
    }

    private static async Task SyncAsync(TestWarehouse warehouse) =>
        Assert.Null((await warehouse.TryAsync("IAMR:write_back", SyncTests.Synchronization)).Failure);

    private static async Task<long> CountAsync(TestWarehouse warehouse, string relation) =>
        (long)(await warehouse.QueryAsync(RedshiftDatabase.Admin, $"SELECT COUNT(*) FROM public.{relation}"))[0][0]!;

    private static async Task RecordAsync(DemoStack demo, string customer, string age)
    {
        using var aurora = demo.CreateAuroraClient();
        await aurora.ExecuteStatementAsync(
            demo.AuroraAdmin.CreateRequest(
                $"""
                INSERT INTO public.tbquote (
                    quote_id, revision, status, combination, cust, requested_by, issued_at, recorded_at, digest)
                VALUES (
                    MD5('{customer}'), 1, 'generated', 'c', '{customer}', 'alice', CURRENT_TIMESTAMP AT TIME ZONE 'UTC',
                    CURRENT_TIMESTAMP AT TIME ZONE 'UTC' - INTERVAL '{age}', MD5('{customer}'))
                """),
            TestContext.Current.CancellationToken);
    }
}
