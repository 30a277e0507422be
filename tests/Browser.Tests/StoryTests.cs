using Microsoft.Playwright;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>The main use of the product, only by clicking.</summary>
public class StoryTests(Stack stack, SharedBrowser browser) : BrowserTests(stack, browser)
{
    private readonly SourceRow _row = new();

    [Fact]
    public async Task A_quote_is_generated_then_in_review_with_the_same_id_then_accepted()
    {
        await Warehouse.GenerateLinkAsync(_row);
        var visitor = await VisitorAsync();
        var dashboard = await visitor.OpenAsync(Dashboard.ToString());
        var rows = dashboard.Locator("#rows tr", new() { HasText = _row.Customer });
        var quotes = await visitor.OpenAsync(QuotesSheet);
        var quote = quotes.Locator("#quotes tr", new() { HasText = _row.Customer }).First;

        var generate = rows.Locator("a.act");
        var used = await generate.GetAttributeAsync("href");
        var first = await ClickAsync(visitor, generate);
        await generate.IsRenewedAsync(used);
        await Assertions.Expect(quote.Locator("td").First).ToHaveTextAsync("Generated");

        var second = await ClickAsync(visitor, generate);
        await Assertions.Expect(quote.Locator("td").First).ToHaveTextAsync("In review");

        var third = await ClickAsync(visitor, quote.Locator("a.act"));
        await Assertions.Expect(quote.Locator("td").First).ToHaveTextAsync("Accepted");
        await Assertions.Expect(quote.Locator("a.act")).ToHaveCountAsync(0);

        Assert.Equal([first, first], [second, third]);
        var history = await Warehouse.HistoryAsync(_row.Customer);
        Assert.Equal(["generated", "in review", "accepted"], history.Select(revision => revision[2]));
        Assert.All(history, revision => Assert.Equal(first, revision[0]));
    }

    [Fact]
    public async Task A_double_click_on_a_link_records_once()
    {
        await Warehouse.GenerateLinkAsync(_row);
        var visitor = await VisitorAsync();
        var dashboard = await visitor.OpenAsync(Dashboard.ToString());

        await dashboard.Locator("#rows tr", new() { HasText = _row.Customer }).Locator("a.act").DblClickAsync();

        foreach (var page in visitor.Pages.Where(page => page != dashboard))
        {
            await page.ShowsAsync("recorded", "replayed");
        }

        var quotes = await visitor.OpenAsync(QuotesSheet);
        await Assertions.Expect(quotes.Locator("#quotes tr", new() { HasText = _row.Customer })).ToHaveCountAsync(1);

        Assert.Single(await Warehouse.HistoryAsync(_row.Customer));
    }

    /// <summary>Clicks a link and returns the quote id on the page that opens.</summary>
    private static async Task<string> ClickAsync(Visitor visitor, ILocator link)
    {
        var page = await visitor.OpenedByAsync(link);
        await page.ShowsAsync("recorded");
        var quote = await page.QuoteIdAsync();
        await page.CloseAsync();
        return quote;
    }
}
