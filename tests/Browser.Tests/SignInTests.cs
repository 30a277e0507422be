using Microsoft.Playwright;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>Signing in, only by clicking.</summary>
public sealed class SignInTests(Stack stack, SharedBrowser browser, SignInStack signIn)
    : BrowserTests(stack, browser), IClassFixture<SignInStack>
{
    private readonly SourceRow _row = new();

    [Fact]
    public async Task The_story_with_sign_in_takes_one_sign_in_and_no_click_more()
    {
        await signIn.Warehouse.GenerateLinkAsync(_row);
        var alice = await PersonAsync();
        var dashboard = await alice.OpenAsync(signIn.Demo.Dashboard.ToString());
        var rows = dashboard.Locator("#rows tr", new() { HasText = _row.Customer });
        var quotes = await alice.OpenAsync($"{signIn.Demo.Dashboard}?sheet=quotes");
        var quote = quotes.Locator("#quotes tr", new() { HasText = _row.Customer }).First;

        var generate = rows.Locator("a.act");
        var used = await generate.GetAttributeAsync("href");
        var first = await alice.OpenedByAsync(generate);
        await SignInAsync(first, "alice");
        await first.ShowsAsync("recorded");
        await Assertions.Expect(first.Locator("footer")).ToContainTextAsync("Signed in as alice");
        await generate.IsRenewedAsync(used);
        await Assertions.Expect(quote.Locator("td").First).ToHaveTextAsync("Generated");

        await (await alice.OpenedByAsync(generate)).ShowsAsync("recorded");
        await Assertions.Expect(quote.Locator("td").First).ToHaveTextAsync("In review");
        await (await alice.OpenedByAsync(quote.Locator("a.act"))).ShowsAsync("recorded");

        Assert.Equal([("alice", "alice"), ("alice", "alice"), ("alice", "alice")], await signIn.RecordedAsync(_row.Customer));
    }

    [Fact]
    public async Task A_link_forwarded_to_bob_is_not_for_him()
    {
        var link = await signIn.Warehouse.GenerateLinkAsync(_row);
        var bob = await PersonAsync(403);
        var page = await bob.OpenAsync(link);
        await SignInAsync(page, "bob");
        await page.ShowsAsync("somebody-else");

        // He signs out, and alice, who stands beside him, signs in.
        await page.Locator("main button").ClickAsync();
        await page.ShowsAsync("signed-out");
        Assert.Empty(await signIn.RecordedAsync(_row.Customer));
        var again = await bob.OpenAsync(link);
        await SignInAsync(again, "alice");
        await again.ShowsAsync("recorded");
    }

    [Fact]
    public async Task A_session_that_ends_between_the_page_and_its_button_costs_one_sign_in()
    {
        var alice = await SignedInAsync();
        await alice.HideAsync();
        var page = await alice.OpenAsync(await signIn.Warehouse.GenerateLinkAsync(_row));
        await page.ShowsAsync("auto-post");
        // A browser drops the cookie when the session's time is over.
        await page.Context.ClearCookiesAsync();

        await page.Locator("form#quote button").ClickAsync();
        await page.Locator("a.button").ClickAsync();
        await SignInAsync(page, "alice");

        // In a hidden tab nothing goes on by itself; a person who looks at it clicks the link again.
        await page.ShowsAsync("signed-in");
        Assert.Empty(await signIn.RecordedAsync(_row.Customer));
    }

    [Fact]
    public async Task After_signing_out_the_next_click_asks_again()
    {
        var alice = await SignedInAsync();
        var page = await alice.OpenAsync(await signIn.Warehouse.GenerateLinkAsync(_row));
        await page.ShowsAsync("recorded");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await page.ShowsAsync("sign-out");
        await page.Locator("main button").ClickAsync();
        await page.ShowsAsync("signed-out");

        var next = await alice.OpenAsync(await signIn.Warehouse.RowLinkAsync(_row.Customer));
        await next.ShowsAsync("provider");
        Assert.Single(await signIn.RecordedAsync(_row.Customer));
    }

    [Fact]
    public async Task The_provider_signs_in_whom_it_knows_without_a_question()
    {
        var alice = await SignedInAsync();
        var page = await alice.OpenAsync(await signIn.Warehouse.GenerateLinkAsync(_row));
        await page.ShowsAsync("recorded");
        // The session's time is over, and the provider's own goes on.
        await page.Context.ClearCookiesAsync(new() { Domain = "127.0.0.1" });

        await (await alice.OpenAsync(await signIn.Warehouse.RowLinkAsync(_row.Customer))).ShowsAsync("recorded");
        Assert.Equal(2, (await signIn.RecordedAsync(_row.Customer)).Count);
    }

    [Fact]
    public async Task A_prefetched_link_starts_no_sign_in()
    {
        var site = await SiteAsync("127.0.0.1");
        var link = System.Net.WebUtility.HtmlEncode(await signIn.Warehouse.GenerateLinkAsync(_row));
        site.Page = $"<link rel=\"prefetch\" href=\"{link}\">";
        var visitor = await PersonAsync();
        var answered = new TaskCompletionSource<IResponse>();
        var page = await visitor.NewPageAsync();
        page.Response += (_, response) =>
        {
            if (response.Url.StartsWith(signIn.Demo.Api.ToString(), StringComparison.Ordinal))
            {
                answered.TrySetResult(response);
            }
        };

        await page.GotoAsync(site.Origin);
        var response = await answered.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(401, response.Status);
        await NothingBeganAsync(page);
    }

    [Fact]
    public async Task A_link_in_a_frame_starts_no_sign_in()
    {
        // Of the same site, from which a browser would take the cookie of an attempt.
        var site = await SiteAsync("127.0.0.1");
        var link = System.Net.WebUtility.HtmlEncode(await signIn.Warehouse.GenerateLinkAsync(_row));
        site.Page = $"<iframe width=\"800\" height=\"600\" src=\"{link}\"></iframe>";
        var visitor = await PersonAsync();
        visitor.Expect("frame-ancestors");

        var page = await visitor.OpenAsync(site.Origin);

        // A navigation that ends in an error page raises no event.
        for (var i = 0; i < 100 && page.Frames[1].Url.Length == 0; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.StartsWith("chrome-error:", page.Frames[1].Url, StringComparison.Ordinal);
        await NothingBeganAsync(page);
    }

    [Fact]
    public async Task Without_scripts_a_person_signs_in_by_the_button_and_clicks_again()
    {
        var visitor = await VisitorAsync(options => options.JavaScriptEnabled = false);
        visitor.Expect(401);
        var link = await signIn.Warehouse.GenerateLinkAsync(_row);
        var page = await visitor.OpenAsync(link);
        await page.Locator("a.button").ClickAsync();
        await SignInAsync(page, "alice");
        await page.ShowsAsync("signed-in");
        Assert.Empty(await signIn.RecordedAsync(_row.Customer));

        await page.GotoAsync(link);
        await page.Locator("form#quote button").ClickAsync();
        await page.ShowsAsync("recorded");
    }

    [Fact]
    public async Task While_the_provider_is_out_sessions_go_on_and_newcomers_are_told()
    {
        var alice = await SignedInAsync();
        var link = await signIn.Warehouse.GenerateLinkAsync(_row);
        var newcomer = await PersonAsync(503);
        signIn.Provider.IsOut = true;
        signIn.Time.Advance(TimeSpan.FromMinutes(2));
        try
        {
            await (await newcomer.OpenAsync(link)).ShowsAsync("sign-in-unavailable");
            await (await alice.OpenAsync(link)).ShowsAsync("recorded");
        }
        finally
        {
            signIn.Provider.IsOut = false;
            signIn.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var page = await newcomer.OpenAsync(link);
        await SignInAsync(page, "alice");
        await page.ShowsAsync("replayed");
    }

    [Fact]
    public async Task New_keys_of_the_provider_are_noticed_by_nobody()
    {
        await SignedInAsync();
        signIn.Provider.RollKeys();
        var page = await (await SignedInAsync()).OpenAsync(await signIn.Warehouse.GenerateLinkAsync(_row));
        await page.ShowsAsync("recorded");
    }

    private async Task NothingBeganAsync(IPage page)
    {
        Assert.Empty(await page.Context.CookiesAsync());
        Assert.Empty(await signIn.RecordedAsync(_row.Customer));
    }

    /// <summary>Chromium's console reports the page that starts a sign-in, and what else a test expects.</summary>
    private async Task<Visitor> PersonAsync(params int[] statuses)
    {
        var visitor = await VisitorAsync();
        visitor.Expect([401, .. statuses]);
        return visitor;
    }

    private async Task<Visitor> SignedInAsync()
    {
        var alice = await PersonAsync();
        var page = await alice.OpenAsync(await signIn.Warehouse.GenerateLinkAsync(new SourceRow()));
        await SignInAsync(page, "alice");
        await page.ShowsAsync("recorded");
        return alice;
    }

    private static async Task SignInAsync(IPage page, string user)
    {
        await page.ShowsAsync("provider");
        await page.Locator("input[type=password]").FillAsync("any");
        await page.GetByRole(AriaRole.Button, new() { Name = user }).ClickAsync();
    }
}
