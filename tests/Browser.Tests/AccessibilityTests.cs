using System.Text.Json;
using Microsoft.Playwright;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>axe-core finds no violation on any page, light or dark, narrow or wide.</summary>
public sealed class AccessibilityTests(Stack stack, SharedBrowser browser) : Scenes(stack, browser)
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(ChromiumProgram.Folder, "node_modules", "axe-core", "axe.min.js"));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_page_has_a_violation(string name)
    {
        var page = await ReachAsync(name, await VisitorAsync());
        await page.ShowsAsync(name);
        await AssertNoViolationAsync(page);
    }

    /// <summary>Beside the rows, with which the dashboard opens.</summary>
    [Theory]
    [InlineData("quotes")]
    [InlineData("history")]
    public async Task No_sheet_of_the_dashboard_has_a_violation(string sheet)
    {
        var visitor = await VisitorAsync();
        await RecordedAsync(visitor);
        await AssertNoViolationAsync(await visitor.OpenAsync($"{Dashboard}?sheet={sheet}"));
    }

    private static async Task AssertNoViolationAsync(IPage page)
    {
        List<string> violations = [];
        ColorScheme[] schemes = [ColorScheme.Light, ColorScheme.Dark];
        foreach (var (scheme, width) in from scheme in schemes from width in new[] { 1280, 320 } select (scheme, width))
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 800);
            violations.AddRange((await JudgeAsync(page)).Select(violation => $"{scheme}, {width} px: {violation}"));
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            {
                violations.Add($"{scheme}, {width} px: the page scrolls sideways");
            }
        }

        Assert.Empty(violations);
    }

    /// <summary>Evaluates the script, because the page's CSP refuses a script element.</summary>
    private static async Task<IEnumerable<string>> JudgeAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run()).violations.flatMap(
              (rule) => rule.nodes.map((node) => [rule.id, node.html.slice(0, 160), node.failureSummary]))
            """);
        return found.EnumerateArray().Select(violation => string.Join(" | ", violation.EnumerateArray()));
    }
}
