using Microsoft.Playwright;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>Whatever a row holds is text: on the dashboard, in a form, on the outcome, and in the history.</summary>
public sealed class HostileRowTests(Stack stack, SharedBrowser browser) : Scenes(stack, browser)
{
    /// <summary>256 bytes.</summary>
    private static readonly string Emoji = string.Concat(Enumerable.Repeat("😀", 64));

    public static TheoryData<string> Texts =>
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onfocus='alert(1)' x=\"",
        "</style><script>alert(1)</script>",
        "{{7*7}} ${alert(1)} javascript:alert(1)",
        "\u202eright to left\u200f שלום",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_hostile_row_is_shown_as_text_and_quoted(string text)
    {
        var row = Row with { Customer = $"{text} {Guid.NewGuid():N}", Skill = text, State = null, Duties = Emoji[..124] };
        var link = await Warehouse.GenerateLinkAsync(row);
        var visitor = await VisitorAsync();

        var dashboard = await visitor.OpenAsync(Dashboard.ToString());
        await Assertions.Expect(dashboard.Locator("#rows")).ToContainTextAsync(row.Customer);

        var gateway = await GatewayAsync(WriteBackFunction.WriteMode.Confirm);
        var page = await visitor.OpenAsync(gateway.At(link));
        await page.ShowsAsync("form");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(row.Customer);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(row.Duties!);
        await page.Locator("form#quote [name=note]").FillAsync(Emoji);
        await page.SubmitAsync();

        await page.ShowsAsync("recorded");
        Assert.Equal(Emoji, Assert.Single(await Warehouse.HistoryAsync(row.Customer))[4]);
        await dashboard.GotoAsync(QuotesSheet);
        await Assertions.Expect(dashboard.Locator("#quotes")).ToContainTextAsync(row.Customer);
    }
}
