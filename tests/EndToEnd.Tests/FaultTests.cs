using System.Diagnostics;
using System.Globalization;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The warehouse late, refusing and gone.</summary>
public sealed class FaultTests(Stack stack)
{
    [Fact]
    public async Task A_late_warehouse_gives_202_and_the_repeat_gives_the_result()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        var hurried = new FunctionClient(stack.Local) { TimeLeft = TimeSpan.FromSeconds(3.5) };
        var holder = await HoldLockAsync(seconds: 8);

        var late = await hurried.PostAsync(link, "note=patience");
        Assert.Equal(202, late.StatusCode);
        Assert.Equal("2", late.Headers!["Retry-After"]);

        var page = await hurried.SendAsync("POST", link, "note=patience", ("Accept", "text/html"));
        Assert.Equal(202, page.StatusCode);
        Assert.Contains("data-post=\"again\"", page.Body!, StringComparison.Ordinal);
        Assert.Contains("name=\"note\" value=\"patience\"", page.Body!, StringComparison.Ordinal);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
        await holder;

        var repeat = await stack.Api.PostAsync(link, "note=patience");

        Assert.Equal((200, 1, "generated"), ((int)repeat.Status, repeat.Revision, repeat.QuoteStatus));
        Assert.Equal("patience", Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer))[4]);
    }

    [Fact]
    public async Task Dashboards_reading_the_history_do_not_wait_for_a_writer()
    {
        var holder = await HoldLockAsync(seconds: 4);
        await stack.Warehouse.QueryAsync(TestWarehouse.Viewer, "SELECT COUNT(*) FROM public.quote_current_vw", []);
        Assert.False(holder.IsCompleted);
        await holder;
    }

    [Fact]
    public async Task A_refusal_by_the_warehouse_is_500_an_outage_is_503_and_neither_writes_a_row_or_loses_data()
    {
        var data = Path.Combine(Path.GetTempPath(), $"write-back-faults-{Guid.NewGuid():N}");
        var options = new DemoOptions { NodeModules = Repository.NodeModules, DataDirectory = data, FunctionTimeout = TimeSpan.FromSeconds(12) };
        var row = new SourceRow();
        string link;
        try
        {
            await using (var local = await DemoStack.StartAsync(options, CancellationToken.None))
            {
                var (warehouse, api) = (new TestWarehouse(local), new TestApi(local.Api));
                link = await warehouse.GenerateLinkAsync(row);

                await warehouse.QueryAsync("admin", "ALTER TABLE public.tbquote RENAME TO elsewhere", []);
                await FailsAsync(api, link, 500, retryAfter: null);
                await warehouse.QueryAsync("admin", "ALTER TABLE public.elsewhere RENAME TO tbquote", []);
                Assert.Empty(await warehouse.HistoryAsync(row.Customer));

                Kill(Path.Combine(data, "postgres", "postmaster.pid"));
                await FailsAsync(api, link, 503, retryAfter: "10");
                var dashboard = await new TestApi(local.Dashboard).GetAsync("/");
                Assert.Equal((503, "5"), ((int)dashboard.Status, dashboard.Headers["Retry-After"]));
                Assert.Contains("The warehouse does not answer", dashboard.Body, StringComparison.Ordinal);
                Assert.Contains("<link rel=\"stylesheet\" href=\"/dashboard.css\">", dashboard.Body, StringComparison.Ordinal);
            }

            await using (var local = await DemoStack.StartAsync(options, CancellationToken.None))
            {
                Assert.Empty(await new TestWarehouse(local).HistoryAsync(row.Customer));
                var query = new Uri(link).Query;
                Assert.Equal("generated", (await new TestApi(local.Api).PostAsync(local.Api + query)).QuoteStatus);
            }

            await using (var local = await DemoStack.StartAsync(options, CancellationToken.None))
            {
                Assert.Single(await new TestWarehouse(local).HistoryAsync(row.Customer));
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Another transaction takes the lock; the task inside ends when it gives it back.</summary>
    private async Task<Task> HoldLockAsync(int seconds)
    {
        var holding = stack.Local.Database.RunAsync(
            RedshiftDatabase.Admin, ["LOCK public.tbquote_lock", $"SELECT pg_sleep({seconds})"], new Dictionary<string, string>(), CancellationToken.None);
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        return holding;
    }

    private static async Task FailsAsync(TestApi api, string link, int status, string? retryAfter)
    {
        var answer = await api.PostAsync(link);
        Assert.Equal((status, retryAfter), ((int)answer.Status, answer.Headers.GetValueOrDefault("Retry-After")));
        Assert.DoesNotContain("tbquote", answer.Body, StringComparison.Ordinal);
    }

    private static void Kill(string pidFile)
    {
        using var postgres = Process.GetProcessById(int.Parse(File.ReadLines(pidFile).First(), CultureInfo.InvariantCulture));
        postgres.Kill();
        postgres.WaitForExit();
    }
}
