using System.Globalization;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A warehouse that is slow, that refuses, and that is down.</summary>
public sealed class FaultTests(Stack stack)
{
    [Fact]
    public async Task A_slow_warehouse_gives_202_and_the_next_request_gives_the_result()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        var hurried = new FunctionClient(stack.Demo) { TimeLeft = TimeSpan.FromSeconds(3) };
        var holder = await HoldLockAsync(seconds: 6);

        var late = await hurried.PostAsync(link, "note=patience");
        Assert.Equal(202, late.StatusCode);
        Assert.Equal("2", late.Headers!["Retry-After"]);

        var page = await hurried.SendAsync("POST", link, "note=patience", ("Accept", "text/html"));
        Assert.Equal(202, page.StatusCode);
        Assert.Contains("data-post=\"again\"", page.Body!, StringComparison.Ordinal);
        Assert.Contains("name=\"note\" value=\"patience\"", page.Body!, StringComparison.Ordinal);
        Assert.Contains("name=\"again\"", page.Body!, StringComparison.Ordinal);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
        await holder;

        var repeat = await stack.Api.PostAsync(link, "note=patience");

        Assert.Equal((200, 1, "generated"), ((int)repeat.Status, repeat.Revision, repeat.QuoteStatus));
        Assert.Equal("patience", Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer))[4]);
    }

    [Fact]
    public async Task A_page_that_asks_again_finds_what_is_recorded_without_the_lock_and_records_what_is_not()
    {
        using var recorder = new DataApiRecorder();
        using var warehouse = stack.Demo.CreateDataClient(DemoStack.WriteBackAccessKey, recorder);
        var patient = new FunctionClient(stack.Demo, warehouse: warehouse) { TimeLeft = TimeSpan.FromSeconds(20) };
        var hurried = new FunctionClient(stack.Demo, warehouse: warehouse) { TimeLeft = TimeSpan.FromSeconds(4) };
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        Assert.Contains("\"replayed\":false", (await patient.PostAsync(link, "note=first&again=1")).Body!, StringComparison.Ordinal);

        var holder = await HoldLockAsync(seconds: 10);
        Assert.Equal(202, (await hurried.PostAsync(link)).StatusCode);
        Assert.Contains("\"replayed\":true", (await hurried.PostAsync(link, "again=1")).Body!, StringComparison.Ordinal);
        Assert.False(holder.IsCompleted);
        await holder;

        // The first page looked in vain before it wrote.
        Assert.Matches("^1+221$", string.Concat(recorder.Batches.Select(batch => batch["Sqls"]!.AsArray().Count)));

        // Each write may happen until the link's time, 15 minutes and one of tolerance, is over.
        var end = IssueTime.Parse(TestLink.Parse(link)["issued"])!.Value.Time + TimeSpan.FromMinutes(16);
        var limits = recorder.Batches.SelectMany(batch => batch["Parameters"]!.AsArray())
            .Where(parameter => parameter!["name"]!.GetValue<string>() == "p_write_until")
            .Select(parameter => DateTimeOffset.Parse(
                parameter!["value"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        Assert.All(limits, limit => Assert.Equal(end, limit, TimeSpan.FromSeconds(5)));
        Assert.Equal(2, limits.Count());
        Assert.Equal("first", Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer))[4]);
    }

    [Fact]
    public async Task An_expired_link_that_is_opened_does_not_wait_for_writers_and_one_that_is_posted_does()
    {
        var time = new ShiftedTime();
        using var recorder = new DataApiRecorder();
        using var warehouse = stack.Demo.CreateDataClient(DemoStack.WriteBackAccessKey, recorder);
        var function = new FunctionClient(stack.Demo, time, warehouse: warehouse) { TimeLeft = TimeSpan.FromSeconds(4) };
        var link = await stack.Warehouse.GenerateLinkAsync(new SourceRow());
        time.Advance(TimeSpan.FromMinutes(20));
        var holder = await HoldLockAsync(seconds: 4);

        Assert.Equal(410, (await function.GetAsync(link)).StatusCode);
        Assert.Equal(202, (await function.PostAsync(link)).StatusCode);
        await holder;
        Assert.Equal(410, (await function.PostAsync(link)).StatusCode);

        time.Advance(TimeSpan.FromHours(1));
        holder = await HoldLockAsync(seconds: 4);
        Assert.Equal(410, (await function.PostAsync(link)).StatusCode);
        Assert.Equal([1, 2, 2, 1], recorder.Batches.Select(batch => batch["Sqls"]!.AsArray().Count));
        Assert.Equal(410, (await function.GetAsync(link, ("Sec-Purpose", "prefetch"))).StatusCode);
        Assert.Equal(410, (await function.GetAsync(link, ("Sec-Fetch-Dest", "image"))).StatusCode);
        Assert.Equal(4, recorder.Batches.Count);
        await holder;
    }

    [Fact]
    public async Task An_expired_link_that_was_recorded_is_found_without_the_lock()
    {
        var time = new ShiftedTime();
        var function = new FunctionClient(stack.Demo, time);
        var link = await stack.Warehouse.GenerateLinkAsync(new SourceRow());
        Assert.Equal(200, (await function.PostAsync(link)).StatusCode);
        time.Advance(TimeSpan.FromMinutes(20));

        var answer = await function.GetAsync(link, ("Accept", "application/json"));

        Assert.Equal(200, answer.StatusCode);
        Assert.Contains("\"replayed\":true", answer.Body!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dashboards_reading_the_history_do_not_wait_for_a_writer()
    {
        var holder = await HoldLockAsync(seconds: 2);
        await stack.Warehouse.QueryAsync(TestWarehouse.Viewer, "SELECT COUNT(*) FROM public.quote_current_vw");
        Assert.False(holder.IsCompleted);
        await holder;
    }

    [Fact]
    public async Task A_refusal_gives_500_an_outage_503_neither_writes_and_the_data_survives()
    {
        await using var data = new DemoData();
        var options = Stack.Options with { DataDirectory = data.Path, FunctionTimeout = TimeSpan.FromSeconds(12) };
        var row = new SourceRow();
        string link;
        await using (var demo = await DemoStack.StartAsync(options, CancellationToken.None))
        {
            var (warehouse, api) = (new TestWarehouse(demo), new TestApi(demo.Api));
            link = await warehouse.GenerateLinkAsync(row);

            await warehouse.QueryAsync("admin", "ALTER TABLE public.tbquote RENAME TO elsewhere");
            var refused = await api.PostAsync(link);
            Assert.Equal(500, (int)refused.Status);
            Assert.DoesNotContain("tbquote", refused.Body, StringComparison.Ordinal);
            await warehouse.QueryAsync("admin", "ALTER TABLE public.elsewhere RENAME TO tbquote");
            Assert.Empty(await warehouse.HistoryAsync(row.Customer));

            data.KillPostgres();
            var unavailable = await api.PostAsync(link);
            Assert.Equal((503, "10"), ((int)unavailable.Status, unavailable.Headers["Retry-After"]));
            var dashboard = await new TestApi(demo.Dashboard).GetAsync("/");
            Assert.Equal((503, "5"), ((int)dashboard.Status, dashboard.Headers["Retry-After"]));
            Assert.Contains("The warehouse does not answer", dashboard.Body, StringComparison.Ordinal);
            Assert.Contains("<link rel=\"stylesheet\" href=\"/dashboard.css\">", dashboard.Body, StringComparison.Ordinal);
        }

        await using (var demo = await DemoStack.StartAsync(options, CancellationToken.None))
        {
            Assert.Empty(await new TestWarehouse(demo).HistoryAsync(row.Customer));
            Assert.Equal("generated", (await new TestApi(demo.Api).PostAsync(demo.Api + new Uri(link).Query)).QuoteStatus);
            Assert.Single(await new TestWarehouse(demo).HistoryAsync(row.Customer));
        }
    }

    /// <summary>Another transaction takes the lock. The inner task ends when it releases the lock.</summary>
    private async Task<Task> HoldLockAsync(int seconds)
    {
        var holding = stack.Warehouse.TryAsync(RedshiftDatabase.Admin, "LOCK public.tbquote_lock", $"SELECT pg_sleep({seconds})");
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        return holding;
    }
}
