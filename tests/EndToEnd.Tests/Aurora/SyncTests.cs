using System.Globalization;
using Amazon.RDSDataService.Model;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>Redshift shows what Aurora has at once, each revision once, and copies all of it, whatever else happens.</summary>
public sealed class SyncTests(AuroraStack stack)
{
    private const string Sync = "CALL public.sync_quotes()";

    internal static readonly string[] Synchronization = ["LOCK public.tbquote_lock", Sync];

    [Fact]
    public async Task A_revision_is_seen_at_once_and_once_before_and_after_it_is_copied()
    {
        var row = new SourceRow();
        var quote = await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row));
        Assert.Equal(0, await CopiedAsync(row.Customer));
        var before = await stack.Warehouse.HistoryAsync(row.Customer);

        await SyncAsync();

        Assert.Equal(1, await CopiedAsync(row.Customer));
        Assert.Single(before);
        Assert.Equal(before, await stack.Warehouse.HistoryAsync(row.Customer));

        await stack.Api.PostAsync((await stack.Warehouse.AcceptLinkAsync(quote.QuoteId))!);
        Assert.Equal([false, true], (await stack.Warehouse.HistoryAsync(row.Customer)).Select(revision => revision[6]));
        Assert.Equal(1, await CopiedAsync(row.Customer));

        await SyncAsync();
        await SyncAsync();
        Assert.Equal(2, await CopiedAsync(row.Customer));
        Assert.Equal(2, (await stack.Warehouse.HistoryAsync(row.Customer)).Count);
    }

    [Fact]
    public async Task What_is_copied_is_what_was_recorded()
    {
        var row = new SourceRow { Customer = $"Café \\ ' \" ロ {Guid.NewGuid():N}", Skill = "", Shift = null, Cost = 0.01m };
        await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row), "note=%F0%9F%A4%96");
        await SyncAsync();

        const string Columns =
            "quote_id, revision, status, combination, negotiation, cust, bgc, skilledtrades, shift, state, jobdutydescription, cost, note, "
            + "requested_by, recorded_by, issued_at, recorded_at, digest";
        async Task<IReadOnlyList<object?>> RowOf(string table) => (await stack.Warehouse.QueryAsync(
            RedshiftDatabase.Admin, $"SELECT {Columns} FROM {table} WHERE cust = :customer", ("customer", row.Customer)))[0];
        Assert.Equal(await RowOf("aurora.tbquote"), await RowOf("public.tbquote"));
    }

    /// <summary>
    /// Transactions that have their time, and commit long after others that came later and were copied meanwhile.
    /// </summary>
    [Fact]
    public async Task Slow_transactions_that_commit_out_of_order_are_neither_lost_nor_doubled()
    {
        var customer = $"Slow {Guid.NewGuid():N}";
        double[] pauses = [3, 0, 1.5, 0, 2.2, 0.4];
        List<Task> transactions = [];
        for (var i = 0; i < pauses.Length; i++)
        {
            transactions.Add(InsertAsync(customer, i, pauses[i]));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        var all = Task.WhenAll(transactions);
        List<(long Seen, long Copied)> looks = [];
        while (!all.IsCompleted)
        {
            await SyncAsync();
            looks.Add((await SeenAsync(customer), await CopiedAsync(customer)));
        }

        await all;
        await SyncAsync();

        Assert.Contains(looks, look => look.Copied > 0 && look.Copied < pauses.Length);
        Assert.Equal((pauses.Length, pauses.Length), (await SeenAsync(customer), await CopiedAsync(customer)));
        // The first has the earliest time, and was copied last.
        var order = await stack.Warehouse.QueryAsync(
            RedshiftDatabase.Admin,
            "SELECT revision FROM public.tbquote WHERE cust = :customer ORDER BY recorded_at",
            ("customer", customer));
        Assert.Equal(Enumerable.Range(1, pauses.Length).Select(number => (object)(long)number), order.Select(each => each[0]));
    }

    [Fact]
    public async Task Aurora_is_asked_only_for_what_was_recorded_lately()
    {
        var plan = await stack.Warehouse.QueryAsync(RedshiftDatabase.Admin, "EXPLAIN VERBOSE SELECT * FROM public.quote_uncopied_vw");

        Assert.Contains(plan, line => $"{line[0]}".Contains("Remote SQL", StringComparison.Ordinal)
            && $"{line[0]}".Contains("recorded_at > $1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_that_copy_at_once_copy_each_revision_once_with_the_lock_and_without()
    {
        foreach (var statements in (string[][])[Synchronization, [Sync]])
        {
            var rows = RaceTests.Rows();
            var links = await stack.Warehouse.GenerateLinksAsync(rows);
            await Task.WhenAll(links.Select(link => stack.Api.PostAsync(link)));

            var results = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => stack.Warehouse.TryAsync(RedshiftDatabase.Admin, statements)));

            Assert.Contains(results, result => result.Failure is null);
            Assert.All(
                results.Select(result => result.Failure?.Message).OfType<string>(),
                message => Assert.True(DataApiError.IsConflict(message), message));
            Assert.Equal(RaceTests.Clicks, await CopiedAsync(rows[0].Customer));
            Assert.Equal(RaceTests.Clicks, await SeenAsync(rows[0].Customer));
        }
    }

    [Fact]
    public async Task A_copy_that_fails_half_way_copies_nothing_and_the_next_one_copies_all()
    {
        var row = new SourceRow();
        await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row));

        var failed = await stack.Warehouse.TryAsync(RedshiftDatabase.Admin, [.. Synchronization, "SELECT 1 / 0"]);

        Assert.NotNull(failed.Failure);
        Assert.Equal((1, 0), (await SeenAsync(row.Customer), await CopiedAsync(row.Customer)));
        await SyncAsync();
        Assert.Equal((1, 1), (await SeenAsync(row.Customer), await CopiedAsync(row.Customer)));
    }

    private async Task SyncAsync() =>
        Assert.Null((await stack.Warehouse.TryAsync("IAMR:write_back", Synchronization)).Failure);

    private Task<long> CopiedAsync(string customer) => CountAsync("tbquote", customer);

    private Task<long> SeenAsync(string customer) => CountAsync("quote_history_vw", customer);

    private async Task<long> CountAsync(string relation, string customer) => (long)(await stack.Warehouse.QueryAsync(
        RedshiftDatabase.Admin, $"SELECT COUNT(*) FROM public.{relation} WHERE cust = :customer", ("customer", customer)))[0][0]!;

    /// <summary>Inserts a revision, and commits after a pause.</summary>
    private async Task InsertAsync(string customer, int number, double seconds)
    {
        using var aurora = stack.Demo.CreateAuroraClient();
        var request = stack.Demo.AuroraAdmin.CreateRequest(
            $"""
            WITH inserted AS (
                INSERT INTO public.tbquote (
                    quote_id, revision, status, combination, cust, requested_by, issued_at, recorded_at, digest)
                VALUES (
                    :id, {number + 1}, 'in review', 'c', :customer, 'alice',
                    CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, MD5(:customer || '{number}') || MD5('{number}'))
                RETURNING 1)
            SELECT COUNT(*) FROM inserted, LATERAL PG_SLEEP({seconds.ToString(CultureInfo.InvariantCulture)})
            """);
        request.Parameters =
        [
            new SqlParameter { Name = "id", Value = new Field { StringValue = customer[5..] } },
            new SqlParameter { Name = "customer", Value = new Field { StringValue = customer } },
        ];
        await aurora.ExecuteStatementAsync(request, TestContext.Current.CancellationToken);
    }
}
