using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>A visitor with a browser context. Unexpected console errors, uncaught errors, and CSP violations fail the test.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly List<string> _expected = [];

    private Visitor(IBrowserContext context) => _context = context;

    public IReadOnlyList<IPage> Pages => _context.Pages;

    /// <summary>The unexpected reports.</summary>
    public IEnumerable<string> Problems =>
        _problems.Where(problem => !_expected.Any(expected => problem.Contains(expected, StringComparison.Ordinal)));

    public static async Task<Visitor> ArriveAsync(IBrowser browser, BrowserNewContextOptions options)
    {
        var visitor = new Visitor(await browser.NewContextAsync(options));
        visitor._context.Console += (_, message) => visitor.Report(message.Type == "error", $"console: {message.Text} {message.Location}");
        visitor._context.WebError += (_, error) => visitor.Report(true, $"uncaught: {error.Error}");
        visitor._context.Dialog += (_, dialog) => visitor.Report(true, $"dialog: {dialog.Message}");
        await visitor._context.AddInitScriptAsync(
            """
            document.addEventListener('securitypolicyviolation', (e) =>
              console.error(`CSP: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
            """);
        return visitor;
    }

    /// <summary>Chromium's console reports every response with a status of 400 or more, even a page's own.</summary>
    public void Expect(params int[] statuses) => _expected.AddRange(statuses.Select(status => $"responded with a status of {status}"));

    public void Expect(string problem) => _expected.Add(problem);

    public Task<IPage> NewPageAsync() => _context.NewPageAsync();

    /// <summary>A new tab at an address.</summary>
    public async Task<IPage> OpenAsync(string address)
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>The tab that a click opens.</summary>
    public Task<IPage> OpenedByAsync(ILocator link) => _context.RunAndWaitForPageAsync(() => link.ClickAsync());

    /// <summary>From now on every page is told that its tab is hidden.</summary>
    public Task HideAsync() =>
        _context.AddInitScriptAsync("Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });");

    /// <summary>From now on every page is told that it is being prerendered.</summary>
    public Task PrerenderAsync() =>
        _context.AddInitScriptAsync("Object.defineProperty(document, 'prerendering', { configurable: true, get: () => true });");

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Report(bool isProblem, string problem)
    {
        if (isProblem)
        {
            _problems.Enqueue(problem);
        }
    }
}
