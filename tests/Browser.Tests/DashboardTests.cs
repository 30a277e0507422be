using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>What a visitor of the dashboard sees and can do.</summary>
public sealed partial class DashboardTests(Stack stack, SharedBrowser browser) : Scenes(stack, browser)
{
    [Fact]
    public async Task It_says_that_it_is_a_stand_in_and_shows_the_SQL_of_every_table()
    {
        var page = await ReachAsync("dashboard", await VisitorAsync());
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync(StandIn());
        foreach (var section in new[] { "#rows", "#viewer", "#activity", "#sql", "#cheat" })
        {
            await Assertions.Expect(page.Locator(section)).ToBeVisibleAsync();
        }

        var sql = page.Locator("#sql details").Last;
        await sql.Locator("summary").ClickAsync();
        await Assertions.Expect(sql).ToContainTextAsync("quote_gen_vw");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_are_filtered_with_and_without_script(bool script)
    {
        var visitor = await VisitorAsync(options => options.JavaScriptEnabled = script);
        var page = await ReachAsync("dashboard", visitor);
        await Assertions.Expect(page.Locator("#rows")).ToContainTextAsync("Grand Vista Hotel");

        await page.Locator("form#filters [name=rows-filter-state]").SelectOptionAsync("AK");
        if (!script)
        {
            await page.Locator("form#filters button").ClickAsync();
        }

        await Assertions.Expect(page.Locator("#rows")).Not.ToContainTextAsync("Grand Vista Hotel");
        await Assertions.Expect(page.Locator("#rows a.act")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_quote_recorded_in_another_tab_appears_automatically_with_its_activity()
    {
        var visitor = await VisitorAsync();
        var page = await visitor.OpenAsync(QuotesSheet);
        await RecordedAsync(visitor);

        await Assertions.Expect(page.Locator("#quotes")).ToContainTextAsync(Row.Customer);
        await Assertions.Expect(page.Locator("#activity")).ToContainTextAsync("submit_quote");
        await Assertions.Expect(page.Locator("#quotes svg").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_quotes_whole_negotiation_is_one_click_away()
    {
        var visitor = await VisitorAsync();
        var quote = await (await RecordedAsync(visitor)).QuoteIdAsync();
        await (await visitor.OpenAsync(await Warehouse.RowLinkAsync(Row.Customer))).ShowsAsync("recorded");
        var page = await visitor.OpenAsync(QuotesSheet);

        await page.Locator("#quotes tr", new() { HasText = Row.Customer }).Locator("a.quote").ClickAsync();

        await Assertions.Expect(page.Locator("#history")).ToContainTextAsync(quote);
        await Assertions.Expect(page.Locator("#history tbody tr")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task An_edited_link_is_refused_and_writes_nothing()
    {
        var visitor = await VisitorAsync();
        // A function that last looked for newer keys before the link was made says 503 first, and then looks.
        visitor.Expect(403, 503);
        var page = await ReachAsync("dashboard", visitor);
        var before = await Warehouse.CountAsync();

        await page.Locator("#cheat [name=cost]").FillAsync("1.00");
        await page.Locator("#cheat button").ClickAsync();

        await Assertions.Expect(page.Locator("#cheat")).ToContainTextAsync("403");
        Assert.Equal(before, await Warehouse.CountAsync());
    }

    [GeneratedRegex("stand-in", RegexOptions.IgnoreCase)]
    private static partial Regex StandIn();
}
