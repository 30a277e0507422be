using Microsoft.Playwright;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>Reaches every page as a visitor does. Servers and locks that a page needs last as long as the test.</summary>
public abstract class Scenes(Stack stack, SharedBrowser browser) : BrowserTests(stack, browser)
{
    /// <summary>The pages by their names, as <c>data-page</c> has them.</summary>
    public static TheoryData<string> Names =>
    [
        "form", "auto-post", "recorded", "replayed", "unconfirmed", "expired", "forged", "conflict", "unavailable",
        "failed", "malformed", "cross-site", "method", "dashboard",
    ];

    private protected SourceRow Row { get; set; } = new();

    private protected Task<IPage> ReachAsync(string name, Visitor visitor) => name switch
    {
        "form" => FormAsync(visitor),
        "auto-post" => RecordingAsync(visitor),
        "recorded" => RecordedAsync(visitor),
        "replayed" => ReplayedAsync(visitor),
        "unconfirmed" => WaitingAsync(visitor),
        "expired" => ExpiredAsync(visitor),
        // A link that claims to be old is forged at once, however many forged links there were just before.
        "forged" => EditedAsync(visitor, 403, link => link.With("cost", "1.00").With("issued", "20200101T000000000000")),
        "malformed" => EditedAsync(visitor, 400, link => link.Without("cost").With("issued", "yesterday")),
        "conflict" => ConflictAsync(visitor),
        "unavailable" => UnavailableAsync(visitor),
        "failed" => FailedAsync(visitor),
        "cross-site" => CrossSiteAsync(visitor),
        "method" => MethodAsync(visitor),
        "dashboard" => visitor.OpenAsync(Dashboard.ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such page."),
    };

    private protected async Task<IPage> FormAsync(Visitor visitor)
    {
        var gateway = await GatewayAsync(WriteMode.Confirm);
        return await visitor.OpenAsync(gateway.At(await Warehouse.GenerateLinkAsync(Row)));
    }

    private protected async Task<IPage> RecordedAsync(Visitor visitor)
    {
        var page = await visitor.OpenAsync(await Warehouse.GenerateLinkAsync(Row));
        await page.ShowsAsync("recorded");
        return page;
    }

    /// <summary>Another transaction holds the history's lock until the test ends or the result is disposed.</summary>
    private protected async Task<IAsyncDisposable> HoldLockAsync()
    {
        var held = Own(HeldLock.Take(Stack.Demo.Database));
        await held.TakenAsync();
        return held;
    }

    private async Task<IPage> RecordingAsync(Visitor visitor)
    {
        await visitor.HideAsync();
        return await visitor.OpenAsync(await Warehouse.GenerateLinkAsync(Row));
    }

    private async Task<IPage> ReplayedAsync(Visitor visitor)
    {
        var page = await RecordedAsync(visitor);
        return await visitor.OpenAsync(page.Url);
    }

    private async Task<IPage> WaitingAsync(Visitor visitor)
    {
        var gateway = await GatewayAsync(timeLeft: TimeSpan.FromSeconds(3));
        await HoldLockAsync();
        return await visitor.OpenAsync(gateway.At(await Warehouse.GenerateLinkAsync(Row)));
    }

    private async Task<IPage> ExpiredAsync(Visitor visitor)
    {
        visitor.Expect(410);
        var time = new ShiftedTime();
        time.Advance(TimeSpan.FromHours(1));
        var gateway = await GatewayAsync(time: time);
        return await visitor.OpenAsync(gateway.At(await Warehouse.GenerateLinkAsync(Row)));
    }

    private async Task<IPage> EditedAsync(Visitor visitor, int status, Func<TestLink, TestLink> edit)
    {
        visitor.Expect(status);
        return await visitor.OpenAsync(edit(TestLink.Parse(await Warehouse.GenerateLinkAsync(Row))).ToString());
    }

    private async Task<IPage> ConflictAsync(Visitor visitor)
    {
        visitor.Expect(409);
        var first = await RecordedAsync(visitor);
        var accept = await Warehouse.AcceptLinkAsync(await first.QuoteIdAsync());
        var second = await visitor.OpenAsync(await Warehouse.RowLinkAsync(Row.Customer));
        await second.ShowsAsync("recorded");
        return await visitor.OpenAsync(accept!);
    }

    private async Task<IPage> UnavailableAsync(Visitor visitor)
    {
        visitor.Expect(503);
        var outage = new Outage();
        var gateway = await GatewayAsync(handler: outage);
        var page = await visitor.OpenAsync(gateway.At(await Warehouse.GenerateLinkAsync(Row)));
        await page.ShowsAsync("unavailable");
        outage.IsOver = true;
        return page;
    }

    private async Task<IPage> FailedAsync(Visitor visitor)
    {
        visitor.Expect(500);
        var link = await Warehouse.GenerateLinkAsync(Row);
        await Warehouse.QueryAsync(RedshiftDatabase.Admin, "ALTER TABLE public.tbquote RENAME TO elsewhere");
        try
        {
            var page = await visitor.OpenAsync(link);
            await page.ShowsAsync("failed");
            return page;
        }
        finally
        {
            await Warehouse.QueryAsync(RedshiftDatabase.Admin, "ALTER TABLE public.elsewhere RENAME TO tbquote");
        }
    }

    private async Task<IPage> CrossSiteAsync(Visitor visitor)
    {
        visitor.Expect(403);
        var site = await SiteAsync();
        var action = System.Net.WebUtility.HtmlEncode(await Warehouse.GenerateLinkAsync(Row));
        site.Page = $"<form method=\"post\" action=\"{action}\"><button>Win</button></form>";
        var page = await visitor.OpenAsync(site.Origin);
        await page.GetByRole(AriaRole.Button).ClickAsync();
        return page;
    }

    private async Task<IPage> MethodAsync(Visitor visitor)
    {
        visitor.Expect(405);
        var link = (await GatewayAsync()).At(await Warehouse.GenerateLinkAsync(Row));
        var page = await visitor.NewPageAsync();
        await page.RouteAsync("**/quotes?*", route => route.ContinueAsync(new() { Method = "PUT" }));
        await page.GotoAsync(link);
        return page;
    }
}
