using Microsoft.Playwright;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>Each page is reached as a visitor reaches it, says which it is, and leaves in the history exactly what it says.</summary>
public sealed class OutcomeTests(Stack stack, SharedBrowser browser) : Scenes(stack, browser)
{
    [Theory]
    [InlineData("form", 0)]
    [InlineData("auto-post", 0)]
    [InlineData("recorded", 1)]
    [InlineData("replayed", 1)]
    [InlineData("unconfirmed", 0)]
    [InlineData("expired", 0)]
    [InlineData("forged", 0)]
    [InlineData("conflict", 2)]
    [InlineData("unavailable", 0)]
    [InlineData("failed", 0)]
    [InlineData("malformed", 0)]
    [InlineData("cross-site", 0)]
    [InlineData("method", 0)]
    public async Task Each_page_is_reachable_and_writes_what_it_says(string name, int rows)
    {
        var page = await ReachAsync(name, await VisitorAsync());

        await page.ShowsAsync(name);
        await Assertions.Expect(page.Locator("h1#outcome")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("h1#outcome")).ToHaveAttributeAsync("tabindex", "-1");
        Assert.Equal(rows, (await Warehouse.HistoryAsync(Row.Customer)).Count);
    }

    [Theory]
    [InlineData("recorded")]
    [InlineData("forged")]
    public async Task The_outcome_has_the_focus(string name)
    {
        var page = await ReachAsync(name, await VisitorAsync());
        await page.ShowsAsync(name);
        await Assertions.Expect(page.Locator("h1#outcome")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_form_shows_the_row_and_records_it_with_the_note()
    {
        var page = await FormAsync(await VisitorAsync());
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Row.Customer);
        await page.Locator("form#quote [name=note]").FillAsync("Call <me> & \"mine\"");
        await page.SubmitAsync();

        await page.ShowsAsync("recorded");
        var recorded = Assert.Single(await Warehouse.HistoryAsync(Row.Customer));
        Assert.Equal((await page.QuoteIdAsync(), "Call <me> & \"mine\""), ((string)recorded[0]!, (string)recorded[4]!));
    }

    [Fact]
    public async Task An_invalid_input_has_a_message_and_keeps_what_was_entered()
    {
        var visitor = await VisitorAsync();
        visitor.Expect(400);
        var page = await FormAsync(visitor);
        var note = page.Locator("form#quote [name=note]");
        var entered = string.Concat(Enumerable.Repeat("😀", 200));
        await note.FillAsync(entered);
        await page.SubmitAsync();

        await Assertions.Expect(page.Locator("form#quote [name=note][aria-invalid=true]")).ToHaveValueAsync(entered);
        await page.ShowsAsync("inputs");
        Assert.Empty(await Warehouse.HistoryAsync(Row.Customer));

        await note.FillAsync("shorter");
        await page.SubmitAsync();
        await page.ShowsAsync("recorded");
    }

    [Fact]
    public async Task An_unconfirmed_page_polls_until_the_quote_is_recorded()
    {
        var gateway = await GatewayAsync(timeLeft: TimeSpan.FromSeconds(3));
        var link = gateway.At(await Warehouse.GenerateLinkAsync(Row));
        var held = await HoldLockAsync();
        var page = await (await VisitorAsync()).OpenAsync(link);
        await page.ShowsAsync("unconfirmed");

        await held.DisposeAsync();

        await page.ShowsAsync("recorded", "replayed");
        Assert.Single(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Theory]
    [InlineData("unavailable")]
    [InlineData("failed")]
    public async Task A_request_that_failed_is_safe_to_try_again(string name)
    {
        var page = await ReachAsync(name, await VisitorAsync());
        await page.SubmitAsync();
        await page.ShowsAsync("recorded");
        Assert.Single(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Theory]
    [InlineData(WriteMode.Confirm, "form", "recorded")]
    [InlineData(WriteMode.Auto, "auto-post", "recorded")]
    [InlineData(WriteMode.Get, "recorded", null)]
    public async Task Without_script_the_button_records(WriteMode mode, string first, string? afterButton)
    {
        var gateway = await GatewayAsync(mode);
        var visitor = await VisitorAsync(options => options.JavaScriptEnabled = false);
        var page = await visitor.OpenAsync(gateway.At(await Warehouse.GenerateLinkAsync(Row)));
        await page.ShowsAsync(first);
        if (afterButton is not null)
        {
            await page.SubmitAsync();
            await page.ShowsAsync(afterButton);
        }

        Assert.Single(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Fact]
    public async Task Without_script_the_button_of_an_unconfirmed_page_retries()
    {
        var gateway = await GatewayAsync(WriteMode.Confirm, timeLeft: TimeSpan.FromSeconds(3));
        var visitor = await VisitorAsync(options => options.JavaScriptEnabled = false);
        var page = await visitor.OpenAsync(gateway.At(await Warehouse.GenerateLinkAsync(Row)));
        var held = await HoldLockAsync();
        await page.Locator("form#quote [name=note]").FillAsync("kept");
        await page.SubmitAsync();
        await page.ShowsAsync("unconfirmed");

        await held.DisposeAsync();
        await page.SubmitAsync();

        await page.ShowsAsync("recorded", "replayed");
        Assert.Equal("kept", Assert.Single(await Warehouse.HistoryAsync(Row.Customer))[4]);
    }
}
