using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>The parts of the markup that the tests rely on.</summary>
internal static partial class PageContract
{
    /// <summary>Waits until the page has one of these names.</summary>
    public static async Task ShowsAsync(this IPage page, params string[] names)
    {
        var pattern = new Regex($"^({string.Join('|', names)})$");
        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-page", pattern);
    }

    public static Task ShowsAsync(this IFrameLocator frame, string name) =>
        Assertions.Expect(frame.Locator("body")).ToHaveAttributeAsync("data-page", name);

    public static Task SubmitAsync(this IPage page) => page.Locator("form#quote [type=submit], form#quote button:not([type])").ClickAsync();

    /// <summary>Waits until the dashboard has another link in this place, because the one before has recorded its quote.</summary>
    public static Task IsRenewedAsync(this ILocator link, string? before) =>
        Assertions.Expect(link).Not.ToHaveAttributeAsync("href", before ?? "");

    /// <summary>The quote id that the page shows.</summary>
    public static async Task<string> QuoteIdAsync(this IPage page)
    {
        var match = Uuid().Match(await page.Locator("main").InnerTextAsync());
        Assert.True(match.Success, "The page shows no quote id.");
        return match.Value;
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
