namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Sixty-four clicks at once, through HTTP, the Data API and real transactions.</summary>
public class RaceTests(Stack stack)
{
    internal const int Clicks = 64;

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

    /// <summary>Rows of one new combination.</summary>
    internal static SourceRow[] Rows()
    {
        var first = new SourceRow();
        return [.. Enumerable.Range(1, Clicks).Select(i => first with { Cost = i })];
    }
}
