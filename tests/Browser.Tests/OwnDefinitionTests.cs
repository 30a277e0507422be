using Microsoft.Playwright;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>The whole story with a definition of the user's own, whose table and rows the demo makes.</summary>
public sealed class OwnDefinitionTests(Stack stack, SharedBrowser browser) : BrowserTests(stack, browser)
{
    [Fact]
    public async Task A_quote_is_generated_reviewed_and_accepted_a_cheat_is_refused_and_rows_are_filtered()
    {
        var demo = Own(await DemoStack.StartAsync(Stack.Options with { Definitions = [Stack.Orders] }, CancellationToken.None));
        var visitor = await VisitorAsync();
        visitor.Expect(403, 503);
        var dashboard = await visitor.OpenAsync(demo.Dashboard.ToString());
        await Assertions.Expect(dashboard.Locator("#rows tbody tr")).ToHaveCountAsync(24);
        var links = dashboard.Locator("#rows a.act");
        var quotes = await visitor.OpenAsync($"{demo.Dashboard}?sheet=quotes");
        var badge = quotes.Locator("#quotes-table td.paint");

        var used = await links.First.GetAttributeAsync("href");
        var first = await RecordAsync(visitor, links.First, "Normal");
        await links.First.IsRenewedAsync(used);
        await Assertions.Expect(badge).ToHaveTextAsync("Generated");
        await Assertions.Expect(quotes.Locator("#quotes")).ToContainTextAsync("€");
        var second = await RecordAsync(visitor, links.First, "High");
        await Assertions.Expect(badge).ToHaveTextAsync("In review");
        var third = await RecordAsync(visitor, quotes.Locator("#quotes a.act"), "High");
        await Assertions.Expect(badge).ToHaveTextAsync("Accepted");
        Assert.Equal([first, first], [second, third]);
        await Assertions.Expect(quotes.Locator("#quotes svg")).ToHaveCountAsync(2);
        await quotes.Locator("a.quote").ClickAsync();
        await Assertions.Expect(quotes.Locator("#history tbody tr")).ToHaveCountAsync(3);

        await dashboard.Locator("#cheat [name=price]").FillAsync("1.00");
        await dashboard.Locator("#cheat button").ClickAsync();
        await Assertions.Expect(dashboard.Locator("#cheat .verdict").First).ToContainTextAsync("403");

        await dashboard.Locator("form#filters [name=rows-filter-product]").SelectOptionAsync("Gear pump");
        await Assertions.Expect(dashboard.Locator("#rows")).Not.ToContainTextAsync("Ball bearing");
        await Assertions.Expect(links).ToHaveCountAsync(3);
    }

    /// <summary>Opens a link, fills in the required input, and returns the quote id that the page shows.</summary>
    private static async Task<string> RecordAsync(Visitor visitor, ILocator link, string priority)
    {
        var page = await visitor.OpenedByAsync(link);
        await page.ShowsAsync("form");
        await page.Locator("form#quote [name=priority]").SelectOptionAsync(priority);
        await page.Locator("form#quote [name=discount]").FillAsync("2.5");
        await page.SubmitAsync();
        await page.ShowsAsync("recorded");
        var quote = await page.QuoteIdAsync();
        await page.CloseAsync();
        return quote;
    }
}
