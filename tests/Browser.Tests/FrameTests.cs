namespace WriteBackLambdas.Browser.Tests;

/// <summary>FRAME_ANCESTORS says which sites may show the pages in a frame, where they work as in a tab.</summary>
public sealed class FrameTests(Stack stack, SharedBrowser browser) : Scenes(stack, browser)
{
    [Fact]
    public async Task In_a_frame_of_an_allowed_origin_a_link_records()
    {
        var site = await SiteAsync();
        var gateway = await GatewayAsync(frameAncestors: site.Origin);
        site.Page = await FrameAsync(gateway);

        var page = await (await VisitorAsync()).OpenAsync(site.Origin);

        await page.FrameLocator("iframe").ShowsAsync("recorded");
        Assert.Single(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Fact]
    public async Task In_a_frame_of_any_other_origin_no_page_is_shown_and_nothing_is_written()
    {
        var (site, allowed) = (await SiteAsync(), await SiteAsync());
        var gateway = await GatewayAsync(frameAncestors: allowed.Origin);
        site.Page = await FrameAsync(gateway);
        var visitor = await VisitorAsync();
        visitor.Expect("frame-ancestors");

        var page = await visitor.OpenAsync(site.Origin);

        // A navigation that ends in an error page raises no event.
        for (var i = 0; i < 100 && page.Frames[1].Url.Length == 0; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.StartsWith("chrome-error:", page.Frames[1].Url, StringComparison.Ordinal);
        Assert.Empty(await Warehouse.HistoryAsync(Row.Customer));
    }

    private async Task<string> FrameAsync(Gateway gateway)
    {
        var source = System.Net.WebUtility.HtmlEncode(gateway.At(await Warehouse.GenerateLinkAsync(Row)));
        return $"<iframe width=\"800\" height=\"600\" src=\"{source}\"></iframe>";
    }
}
