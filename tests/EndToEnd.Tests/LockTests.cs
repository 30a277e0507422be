using System.Text;
using System.Text.RegularExpressions;
using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>What Redshift's lock and the row of the lock table are good for.</summary>
public sealed partial class LockTests(Stack stack)
{
    /// <summary>Each transaction reads the history before it waits for the lock table's row; all but one conflict and run again.</summary>
    [Fact]
    public async Task Without_the_lock_the_row_of_the_lock_table_still_keeps_the_clicks_to_one_quote()
    {
        using var handler = new Rewriting((Lock(), Pause));

        var (answers, history) = await ClickAsync(handler, clicks: 8);

        Assert.All(answers, answer => Assert.Equal((200, ""), (answer.StatusCode, answer.StatusCode == 200 ? "" : answer.Body)));
        Assert.Single(history.Select(row => row[0]).Distinct());
        Assert.Equal(Enumerable.Range(1, 8), history.Select(row => (int)(long)row[1]!));
    }

    /// <summary>Shows that the first test detects the race: without the lock and the row the same clicks break its assertions.</summary>
    [Fact]
    public async Task Without_the_lock_and_the_row_the_same_clicks_make_several_quotes()
    {
        var names = new WarehouseParameters("https://example.com", "default", "f", "quote_dashboard", "IAMR:write_back");
        var script = new WarehouseScript(QuoteDefinition.Embedded, names);
        foreach (var name in (string[])["create the submit procedure", "grant the submit procedure to the write-back function"])
        {
            var sql = script.Statements.Single(statement => statement.Name == name).Sql;
            await stack.Warehouse.QueryAsync("admin", UseOfRow().Replace(sql, "").Replace("submit_quote", "submit_unsafely"));
        }

        using var handler = new Rewriting((Lock(), Pause), (Submit(), "submit_unsafely"));

        var (answers, history) = await ClickAsync(handler, RaceTests.Clicks);

        Assert.All(answers, answer => Assert.Equal((200, ""), (answer.StatusCode, answer.StatusCode == 200 ? "" : answer.Body)));
        Assert.True(history.Count(row => row[2] is "generated") > 1);
        Assert.True(history.Select(row => row[0]).Distinct().Count() > 1);
        Assert.True(history.Select(row => row[1]).Distinct().Count() < RaceTests.Clicks);
    }

    [Fact]
    public async Task A_lock_table_without_its_row_records_nothing()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        // The write-back function's user may do anything with this table.
        using var handler = new Rewriting((Lock(), "DELETE FROM public.tbquote_lock"));
        using var warehouse = stack.Demo.CreateDataClient(DemoStack.WriteBackAccessKey, handler);

        var answer = await new FunctionClient(stack.Demo, warehouse: warehouse).PostAsync(link);

        Assert.Equal(500, answer.StatusCode);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
        Assert.Contains(
            stack.Demo.Activities.Since(0),
            activity => activity.Error == "ERROR: The table public.tbquote_lock is empty; it must have one row. Run the set-up again.");
        Assert.Equal(200, (int)(await stack.Api.PostAsync(link)).Status);
    }

    // In place of the lock, so that the transactions overlap on any number of cores.
    private const string Pause = "SELECT pg_sleep(0.2)";

    [GeneratedRegex("LOCK [^,]*_lock")]
    private static partial Regex Lock();

    [GeneratedRegex("submit_quote")]
    private static partial Regex Submit();

    [GeneratedRegex(@"UPDATE \S+_lock SET (?s:.*?)END IF;")]
    private static partial Regex UseOfRow();

    private async Task<(APIGatewayProxyResponse[] Answers, IReadOnlyList<IReadOnlyList<object?>> History)> ClickAsync(
        Rewriting handler, int clicks)
    {
        using var warehouse = stack.Demo.CreateDataClient(DemoStack.WriteBackAccessKey, handler);
        var function = new FunctionClient(stack.Demo, warehouse: warehouse);
        var rows = RaceTests.Rows()[..clicks];
        var answers = await Task.WhenAll((await stack.Warehouse.GenerateLinksAsync(rows)).Select(link => function.PostAsync(link)));
        return (answers, await stack.Warehouse.HistoryAsync(rows[0].Customer));
    }

    /// <summary>Replaces parts of the SQL.</summary>
    private sealed class Rewriting(params (Regex Old, string New)[] changes) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            var changed = new StringContent(
                changes.Aggregate(body, (text, change) => change.Old.Replace(text, change.New)), Encoding.UTF8);
            changed.Headers.ContentType = request.Content.Headers.ContentType;
            request.Content = changed;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
