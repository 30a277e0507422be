using System.Text;
using System.Text.RegularExpressions;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Sixty-four clicks at once, through HTTP, the Data API and real transactions.</summary>
public sealed partial class RaceTests(Stack stack)
{
    private const int Clicks = 64;

    [Fact]
    public async Task Clicks_on_different_links_of_one_combination_make_one_quote_with_a_revision_each()
    {
        var rows = Rows();
        var links = await stack.Warehouse.GenerateLinksAsync(rows);

        var answers = await Task.WhenAll(links.Select(link => stack.Api.PostAsync(link)));

        Assert.All(answers, answer => Assert.Equal(200, (int)answer.Status));
        Assert.Single(answers.Select(answer => answer.QuoteId).Distinct());
        Assert.Equal(Enumerable.Range(1, Clicks), answers.Select(answer => answer.Revision).Order());
        Assert.Single(answers, answer => answer.QuoteStatus == "generated");
        var history = await stack.Warehouse.HistoryAsync(rows[0].Customer);
        Assert.Equal(Enumerable.Range(1, Clicks), history.Select(row => (int)(long)row[1]!));
        Assert.Single(history, row => row[6] is true);
    }

    [Fact]
    public async Task Clicks_on_one_link_make_one_row()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answers = await Task.WhenAll(Enumerable.Range(0, Clicks).Select(_ => stack.Api.PostAsync(link)));

        Assert.All(answers, answer => Assert.Equal(200, (int)answer.Status));
        Assert.Equal(Clicks - 1, answers.Count(answer => answer.Replayed));
        Assert.Single(answers.Select(answer => answer.QuoteId).Distinct());
        Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Fact]
    public async Task Concurrent_acceptances_accept_once()
    {
        var row = new SourceRow();
        var generated = await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row));
        var links = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            links.Add((await stack.Warehouse.AcceptLinkAsync(generated.QuoteId))!);
        }

        var answers = await Task.WhenAll(links.Select(link => stack.Api.PostAsync(link)));

        Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.Equal(7, answers.Count(answer => (int)answer.Status == 409));
        Assert.Equal(2, (await stack.Warehouse.HistoryAsync(row.Customer)).Count);
    }

    /// <summary>Shows that the first test detects the race: without the lock the same clicks break its assertions.</summary>
    [Fact]
    public async Task Without_the_lock_the_same_clicks_make_several_quotes()
    {
        using var handler = new WithoutLock();
        using var warehouse = stack.Demo.CreateDataClient(DemoStack.WriteBackAccessKey, handler);
        var function = new FunctionClient(stack.Demo, warehouse: warehouse);

        var rows = Rows();

        var answers = await Task.WhenAll((await stack.Warehouse.GenerateLinksAsync(rows)).Select(link => function.PostAsync(link)));

        Assert.All(answers, answer => Assert.Equal((200, ""), (answer.StatusCode, answer.StatusCode == 200 ? "" : answer.Body)));
        var history = await stack.Warehouse.HistoryAsync(rows[0].Customer);
        Assert.True(history.Count(row => row[2] is "generated") > 1);
        Assert.True(history.Select(row => row[0]).Distinct().Count() > 1);
        Assert.True(history.Select(row => row[1]).Distinct().Count() < Clicks);
    }

    [GeneratedRegex("LOCK [^,]*_lock")]
    private static partial Regex Lock();

    private static SourceRow[] Rows()
    {
        var first = new SourceRow();
        return [.. Enumerable.Range(1, Clicks).Select(i => first with { Cost = i })];
    }

    /// <summary>Sends a pause in place of the lock, so that the transactions overlap on any number of cores.</summary>
    private sealed class WithoutLock : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            var changed = new StringContent(Lock().Replace(body, "SELECT pg_sleep(0.2)"), Encoding.UTF8);
            changed.Headers.ContentType = request.Content.Headers.ContentType;
            request.Content = changed;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
