using WriteBackLambdas.Demo;
using WriteBackLambdas.Demo.SignIn;

namespace WriteBackLambdas.EndToEnd.Tests.SignIn;

/// <summary>A stack where people sign in and links live for a day, as with SPICE.</summary>
public sealed class SignInStack : IAsyncLifetime
{
    public DemoStack Demo { get; private set; } = null!;

    public LocalProvider Provider => Demo.Provider!;

    public TestWarehouse Warehouse => new(Demo);

    public async ValueTask InitializeAsync() => Demo = await DemoStack.StartAsync(
        Stack.Options with { SignIn = true, LinkLifetime = TimeSpan.FromHours(24) }, CancellationToken.None);

    public ValueTask DisposeAsync() => Demo.DisposeAsync();

    /// <summary>A person's browser, which knows nobody yet.</summary>
    internal TestBrowser Browser() => new(Demo.Api);

    /// <summary>A browser with a person's session.</summary>
    internal async Task<TestBrowser> BrowserOfAsync(string user)
    {
        var browser = Browser();
        var attempt = await browser.ClickAsync(await Warehouse.GenerateLinkAsync(new SourceRow()));
        await browser.GetAsync(await TestBrowser.SignInAtProviderAsync(attempt.Provider, user));
        Assert.NotNull(browser.Session);
        return browser;
    }

    /// <summary>Who requested and who recorded each revision of a customer.</summary>
    internal async Task<IReadOnlyList<(object?, object?)>> RecordedAsync(string customer) =>
    [
        .. (await Warehouse.QueryAsync(
            "admin",
            "SELECT requested_by, recorded_by FROM public.tbquote WHERE cust = :customer ORDER BY revision",
            ("customer", customer))).Select(row => (row[0], row[1])),
    ];
}

/// <summary>The tests that share the stack.</summary>
[CollectionDefinition]
public sealed class SignInTestGroup : ICollectionFixture<SignInStack>;
