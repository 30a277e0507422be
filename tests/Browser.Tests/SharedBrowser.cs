using Microsoft.Playwright;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>The one Chromium of a run.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public bool Prerenders { get; private set; }

    /// <summary>Skips the test where no Chromium runs.</summary>
    public IBrowser Chromium
    {
        get
        {
            Assert.SkipWhen(_chromium is null, $"No Chromium for this platform; {ChromiumProgram.Variable} may name one.");
            return _chromium;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (await ChromiumProgram.FindAsync() is not { } program)
        {
            return;
        }

        Prerenders = !program.IsShell;
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);
        foreach (var (name, value) in program.Environment)
        {
            environment[name] = value;
        }

        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program.Path,
            Env = environment,
            Args = ["--font-render-hinting=none"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
