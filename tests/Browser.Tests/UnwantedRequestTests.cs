using Microsoft.Playwright;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>Requests that a browser sends without its user, or for another site, write nothing.</summary>
public sealed class UnwantedRequestTests(Stack stack, SharedBrowser browser) : Scenes(stack, browser)
{
    public static TheoryData<WriteMode> Modes => [WriteMode.Auto, WriteMode.Confirm, WriteMode.Get];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_prefetched_link_writes_nothing(WriteMode mode)
    {
        var gateway = await GatewayAsync(mode);
        var link = gateway.At(await Warehouse.GenerateLinkAsync(Row));
        gateway.Page = $"<link rel=\"prefetch\" href=\"{System.Net.WebUtility.HtmlEncode(link)}\">";

        await (await VisitorAsync()).OpenAsync(gateway.Origin);

        await AnsweredAsync(gateway, "GET prefetch");
        Assert.Empty(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_prerendered_link_writes_nothing(WriteMode mode)
    {
        Assert.SkipUnless(Browser.Prerenders, "The npm package's headless shell prerenders nothing.");
        var gateway = await GatewayAsync(mode);
        var link = gateway.At(await Warehouse.GenerateLinkAsync(Row));
        gateway.Page =
            $$"""
            <script type="speculationrules">{"prerender":[{"source":"list","urls":["{{link}}"],"eagerness":"immediate"}]}</script>
            """;

        await (await VisitorAsync()).OpenAsync(gateway.Origin);

        await AnsweredAsync(gateway, "GET prefetch;prerender");
        Assert.Empty(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Fact]
    public async Task A_prerendered_page_records_only_when_it_is_shown()
    {
        var visitor = await VisitorAsync(options => options.ExtraHTTPHeaders = [new("Sec-Purpose", "prefetch;prerender")]);
        await visitor.PrerenderAsync();
        var page = await visitor.OpenAsync(await Warehouse.GenerateLinkAsync(Row));
        await page.ShowsAsync("auto-post");
        Assert.Empty(await Warehouse.HistoryAsync(Row.Customer));

        await page.EvaluateAsync(
            """
            Object.defineProperty(document, 'prerendering', { get: () => false });
            document.dispatchEvent(new Event('prerenderingchange'));
            """);

        await page.ShowsAsync("recorded");
        Assert.Single(await Warehouse.HistoryAsync(Row.Customer));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Another_origins_form_writes_nothing(string host)
    {
        var visitor = await VisitorAsync();
        visitor.Expect(403);
        var site = await SiteAsync(host);
        var link = TestLink.Parse(await Warehouse.GenerateLinkAsync(Row));
        var fields = link.Parameters.Select(
            field => $"<input type=\"hidden\" name=\"{field.Key}\" value=\"{System.Net.WebUtility.HtmlEncode(field.Value)}\">");
        site.Page = $"<form method=\"post\" action=\"{link.Address}\">{string.Concat(fields)}<button>Win</button></form>";

        var page = await visitor.OpenAsync(site.Origin);
        await page.GetByRole(AriaRole.Button).ClickAsync();

        await page.ShowsAsync("cross-site");
        Assert.Empty(await Warehouse.HistoryAsync(Row.Customer));
    }

    private static async Task AnsweredAsync(Gateway gateway, string request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!gateway.Answered.Contains(request))
        {
            Assert.False(patience.IsCancellationRequested, $"The browser sent {string.Join(", ", gateway.Answered)} and no {request}.");
            await Task.Yield();
        }
    }
}
