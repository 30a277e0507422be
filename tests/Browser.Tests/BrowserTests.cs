using Microsoft.Playwright;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>The stack, visitors whose browser must report no error, and servers that stop with the test.</summary>
public abstract class BrowserTests(Stack stack, SharedBrowser browser) : IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];
    private readonly List<IAsyncDisposable> _servers = [];

    private protected Stack Stack => stack;

    private protected SharedBrowser Browser => browser;

    private protected TestWarehouse Warehouse => stack.Warehouse;

    private protected Uri Dashboard => stack.Demo.Dashboard;

    private protected string QuotesSheet => $"{Dashboard}?sheet=quotes";

    public ValueTask InitializeAsync()
    {
        _ = browser.Chromium;
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            await DescribeAsync();
        }

        string[] problems = [.. _visitors.SelectMany(visitor => visitor.Problems)];
        foreach (var visitor in _visitors)
        {
            await visitor.DisposeAsync();
        }

        await CloseServersAsync();
        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    private protected async Task<Visitor> VisitorAsync(Action<BrowserNewContextOptions>? change = null)
    {
        var options = new BrowserNewContextOptions { Locale = "en-US", ViewportSize = new() { Width = 1280, Height = 800 } };
        change?.Invoke(options);
        var visitor = await Visitor.ArriveAsync(browser.Chromium, options);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>The API with its own settings, clock or time limit, on the stack's warehouse.</summary>
    private protected async Task<Gateway> GatewayAsync(
        WriteMode mode = WriteMode.Auto,
        TimeProvider? time = null,
        TimeSpan? timeLeft = null,
        string frameAncestors = "'none'",
        DelegatingHandler? handler = null) =>
        Own(await Gateway.StartAsync(
            stack.Demo, mode, time ?? TimeProvider.System, timeLeft ?? TimeSpan.FromSeconds(28), frameAncestors, handler));

    /// <summary>Another site with one page, by the name localhost or by the API's own host.</summary>
    private protected async Task<Site> SiteAsync(string host = "localhost") => Own(await Site.StartAsync(host));

    private protected async Task CloseServersAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        _servers.Clear();
    }

    private protected T Own<T>(T server)
        where T : IAsyncDisposable
    {
        _servers.Add(server);
        return server;
    }

    private async Task DescribeAsync()
    {
        foreach (var page in _visitors.SelectMany(visitor => visitor.Pages))
        {
            var text = await page.EvaluateAsync<string>("document.body.dataset.page + '\\n' + document.body.innerText.slice(0, 2000)");
            TestContext.Current.TestOutputHelper?.WriteLine($"{page.Url}\n{text}");
        }
    }
}
