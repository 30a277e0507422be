using System.Globalization;
using Amazon.RDSDataService.Model;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>An Aurora that is slow, that is paused, that refuses, and that is down.</summary>
public sealed class AuroraFaultTests(AuroraStack stack)
{
    [Fact]
    public async Task A_slow_database_gives_202_and_the_next_request_gives_the_result()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        var hurried = new FunctionClient(stack.Demo) { TimeLeft = TimeSpan.FromSeconds(3) };
        var holder = await HoldLockAsync(stack.Demo, link, seconds: 6);

        var late = await hurried.PostAsync(link, "note=patience");

        Assert.Equal((202, "2"), (late.StatusCode, late.Headers!["Retry-After"]));
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
        await holder;
        var repeat = await stack.Api.PostAsync(link, "note=patience");
        Assert.Equal((200, 1, "generated"), ((int)repeat.Status, repeat.Revision, repeat.QuoteStatus));
        Assert.Equal("patience", Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer))[4]);
    }

    [Fact]
    public async Task A_writer_holds_up_its_own_negotiation_and_no_other()
    {
        var link = await stack.Warehouse.GenerateLinkAsync(new SourceRow());
        var other = await stack.Warehouse.GenerateLinkAsync(new SourceRow());
        var hurried = new FunctionClient(stack.Demo) { TimeLeft = TimeSpan.FromSeconds(3) };
        var holder = await HoldLockAsync(stack.Demo, link, seconds: 5);

        Assert.Equal(202, (await hurried.PostAsync(link)).StatusCode);
        Assert.Equal(200, (await hurried.PostAsync(other)).StatusCode);
        Assert.False(holder.IsCompleted);
        await holder;
    }

    [Fact]
    public async Task A_page_that_asks_again_finds_what_is_recorded_without_the_lock()
    {
        var hurried = new FunctionClient(stack.Demo) { TimeLeft = TimeSpan.FromSeconds(4) };
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        Assert.Equal(200, (await hurried.PostAsync(link, "note=first")).StatusCode);
        var holder = await HoldLockAsync(stack.Demo, link, seconds: 8);

        Assert.Equal(202, (await hurried.PostAsync(link)).StatusCode);
        Assert.Contains("\"replayed\":true", (await hurried.PostAsync(link, "again=1")).Body!, StringComparison.Ordinal);
        Assert.False(holder.IsCompleted);
        await holder;
        Assert.Equal("first", Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer))[4]);
    }

    [Fact]
    public async Task An_expired_link_that_is_opened_does_not_wait_for_writers_and_one_that_is_posted_does()
    {
        var time = new ShiftedTime();
        var function = new FunctionClient(stack.Demo, time) { TimeLeft = TimeSpan.FromSeconds(3) };
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        time.Advance(TimeSpan.FromMinutes(20));
        var holder = await HoldLockAsync(stack.Demo, link, seconds: 5);

        Assert.Equal(410, (await function.GetAsync(link)).StatusCode);
        Assert.Equal(202, (await function.PostAsync(link)).StatusCode);
        Assert.False(holder.IsCompleted);
        await holder;
        Assert.Equal(410, (await function.PostAsync(link)).StatusCode);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Fact]
    public async Task A_refusal_gives_500_an_outage_or_a_pause_503_none_of_them_writes_and_the_data_survives()
    {
        await using var data = new DemoData();
        var options = Stack.Options with { DataDirectory = data.Path, Store = QuoteStore.Aurora };
        var row = new SourceRow();
        string link;
        await using (var demo = await DemoStack.StartAsync(options, CancellationToken.None))
        {
            var (warehouse, api) = (new TestWarehouse(demo), new TestApi(demo.Api));
            link = await warehouse.GenerateLinkAsync(row);

            await ExecuteAsync(demo, "ALTER TABLE public.tbquote RENAME TO elsewhere");
            var refused = await api.PostAsync(link);
            Assert.Equal(500, (int)refused.Status);
            Assert.DoesNotContain("tbquote", refused.Body, StringComparison.Ordinal);
            await ExecuteAsync(demo, "ALTER TABLE public.elsewhere RENAME TO tbquote");

            demo.Aurora!.Pause();
            var paused = await api.PostAsync(link);
            Assert.Equal((503, "10"), ((int)paused.Status, paused.Headers["Retry-After"]));
            Assert.Empty(await warehouse.HistoryAsync(row.Customer));

            data.KillPostgres();
            var unavailable = await api.PostAsync(link);
            Assert.Equal((503, "10"), ((int)unavailable.Status, unavailable.Headers["Retry-After"]));
        }

        await using (var demo = await DemoStack.StartAsync(options, CancellationToken.None))
        {
            Assert.Empty(await new TestWarehouse(demo).HistoryAsync(row.Customer));
            Assert.Equal("generated", (await new TestApi(demo.Api).PostAsync(demo.Api + new Uri(link).Query)).QuoteStatus);
            Assert.Single(await new TestWarehouse(demo).HistoryAsync(row.Customer));
        }
    }

    private static Task<ExecuteStatementResponse> ExecuteAsync(DemoStack demo, string sql)
    {
        // Not disposed, because a test may leave it running.
        var aurora = demo.CreateAuroraClient();
        return aurora.ExecuteStatementAsync(demo.AuroraAdmin.CreateRequest(sql), CancellationToken.None);
    }

    /// <summary>Another transaction takes the lock of the link's combination. The inner task ends when it releases the lock.</summary>
    private static async Task<Task> HoldLockAsync(DemoStack demo, string link, int seconds)
    {
        var parameters = TestLink.Parse(link).Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value);
        var definition = QuoteDefinition.Embedded;
        var combination = new QuoteLink(
            QuoteLink.Generate,
            parameters["viewer"],
            IssueTime.Parse(parameters["issued"])!.Value,
            [.. definition.Fields.Select(field => parameters.GetValueOrDefault(field.Name))]).Combination(definition);
        var digits = int.Parse(combination[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var holding = ExecuteAsync(
            demo, $"SELECT CAST(PG_ADVISORY_XACT_LOCK(HASHTEXT('public.tbquote'), {digits}) AS VARCHAR), CAST(PG_SLEEP({seconds}) AS VARCHAR)");
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        return holding;
    }
}
