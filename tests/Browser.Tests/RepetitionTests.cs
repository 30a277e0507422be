using Microsoft.Playwright;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>Reloading, going back, double-clicking or waiting must not record twice or too late.</summary>
public sealed class RepetitionTests(Stack stack, SharedBrowser browser) : Scenes(stack, browser)
{
    [Theory]
    [InlineData(WriteMode.Confirm, "form")]
    [InlineData(WriteMode.Auto, "auto-post")]
    public async Task A_page_left_open_past_the_links_lifetime_records_nothing(WriteMode mode, string first)
    {
        var time = new ShiftedTime();
        var gateway = await GatewayAsync(mode, time);
        var visitor = await VisitorAsync();
        visitor.Expect(410);
        await visitor.HideAsync();
        var page = await visitor.OpenAsync(gateway.At(await Warehouse.GenerateLinkAsync(Row)));
        await page.ShowsAsync(first);

        time.Advance(TimeSpan.FromHours(1));
        await page.SubmitAsync();

        await page.ShowsAsync("expired");
        Assert.Empty(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Fact]
    public async Task A_double_click_on_the_button_records_once()
    {
        var page = await FormAsync(await VisitorAsync());
        await page.Locator("form#quote button").DblClickAsync();
        await page.ShowsAsync("recorded", "replayed");
        Assert.Single(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Fact]
    public async Task Reloading_a_recorded_page_changes_nothing()
    {
        var page = await RecordedAsync(await VisitorAsync());
        var quote = await page.QuoteIdAsync();

        await page.ReloadAsync();

        await page.ShowsAsync("replayed");
        Assert.Equal(quote, await page.QuoteIdAsync());
        Assert.Single(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Fact]
    public async Task Going_back_and_submitting_the_form_again_changes_nothing()
    {
        var page = await FormAsync(await VisitorAsync());
        await page.SubmitAsync();
        await page.ShowsAsync("recorded");

        await page.GoBackAsync();
        await page.ShowsAsync("form");
        await page.SubmitAsync();

        await page.ShowsAsync("replayed");
        Assert.Single(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Fact]
    public async Task Going_back_from_an_automatic_recording_returns_to_the_dashboard_and_changes_nothing()
    {
        var page = await (await VisitorAsync()).OpenAsync(Dashboard.ToString());
        await page.GotoAsync(await Warehouse.GenerateLinkAsync(Row));
        await page.ShowsAsync("recorded");

        await page.GoBackAsync();

        await page.ShowsAsync("dashboard");
        Assert.Single(await Warehouse.HistoryAsync(Row.Customer));
    }
}
