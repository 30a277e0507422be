using System.Net;
using Amazon.SecretsManager.Model;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.EndToEnd.Tests.SignIn;

/// <summary>What people and programs notice of sign-in.</summary>
[Collection(typeof(SignInTestGroup))]
public sealed class SignInTests(SignInStack stack)
{
    private readonly SourceRow _row = new();

    [Fact]
    public async Task The_first_click_signs_in_and_the_second_notices_nothing()
    {
        var link = await stack.Warehouse.GenerateLinkAsync(_row);
        var browser = new TestBrowser(stack.Demo.Api);
        var attempt = await browser.ClickAsync(link);
        var returned = await browser.GetAsync(await TestBrowser.SignInAtProviderAsync(attempt.Provider, "alice"));
        Assert.Contains($"data-step=\"return\" data-state=\"{attempt.State}\"", returned.Body, StringComparison.Ordinal);

        Assert.Contains("data-page=\"auto-post\"", (await browser.GetAsync(link)).Body, StringComparison.Ordinal);
        var recorded = await browser.PostAsync(link);

        Assert.Contains("data-page=\"recorded\"", recorded.Body, StringComparison.Ordinal);
        Assert.Contains("Signed in as <bdi>alice</bdi>", recorded.Body, StringComparison.Ordinal);
        Assert.Contains("Recorded by</th><td class=\"value\"><bdi>alice</bdi>", recorded.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(await stack.Warehouse.RowLinkAsync(_row.Customer))).Status);
        Assert.Equal([("alice", "alice"), ("alice", "alice")], await stack.RecordedAsync(_row.Customer));
    }

    [Fact]
    public async Task The_provider_never_sees_the_link()
    {
        var link = await stack.Warehouse.GenerateLinkAsync(_row);
        var answer = await new TestBrowser(stack.Demo.Api).GetAsync(link);
        var attempt = await new TestBrowser(stack.Demo.Api).ClickAsync(link);

        Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
        Assert.DoesNotContain(TestLink.Parse(link)["digest"], attempt.Provider, StringComparison.Ordinal);
        Assert.DoesNotContain(_row.Customer, Uri.UnescapeDataString(attempt.Provider), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_forwarded_to_bob_is_refused_with_its_own_page()
    {
        var link = await stack.Warehouse.GenerateLinkAsync(_row);
        var bob = await TestBrowser.OfAsync(stack, "bob");

        foreach (var answer in new[] { await bob.GetAsync(link), await bob.PostAsync(link) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Contains("data-page=\"somebody-else\"", answer.Body, StringComparison.Ordinal);
        }

        Assert.Empty(await stack.RecordedAsync(_row.Customer));
    }

    [Fact]
    public async Task A_session_ends_by_its_time_and_the_link_still_works_after_signing_in_again()
    {
        var link = await stack.Warehouse.GenerateLinkAsync(_row);
        var alice = await TestBrowser.OfAsync(stack, "alice");
        var time = new ShiftedTime();
        var function = new FunctionClient(stack.Demo, time, settings: stack.Demo.Settings);
        Task<Amazon.Lambda.APIGatewayEvents.APIGatewayProxyResponse> GetAsync() =>
            function.GetAsync(link, ("Cookie", $"{Sessions.Cookie}={alice.Session}"));

        time.Advance(TimeSpan.FromHours(8) - TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await GetAsync()).StatusCode);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(401, (await GetAsync()).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_the_browser()
    {
        var link = await stack.Warehouse.GenerateLinkAsync(_row);
        var alice = await TestBrowser.OfAsync(stack, "alice");
        var address = new Uri(stack.Demo.Api, "sign-out").ToString();

        Assert.Contains("data-page=\"sign-out\"", (await alice.GetAsync(address)).Body, StringComparison.Ordinal);
        Assert.NotNull(alice.Session);
        Assert.Equal(HttpStatusCode.Forbidden, (await alice.PostAsync(address, ("Sec-Fetch-Site", "cross-site"))).Status);
        Assert.NotNull(alice.Session);
        Assert.Contains("data-page=\"signed-out\"", (await alice.PostAsync(address)).Body, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, (await alice.PostAsync(link)).Status);
        Assert.Empty(await stack.RecordedAsync(_row.Customer));
    }

    [Fact]
    public async Task Who_has_signed_out_is_asked_by_the_provider_and_who_has_not_need_not_be()
    {
        var link = await stack.Warehouse.GenerateLinkAsync(_row);
        var alice = await TestBrowser.OfAsync(stack, "alice");
        await alice.PostAsync(new Uri(stack.Demo.Api, "sign-out").ToString());

        var attempt = await alice.ClickAsync(link);
        Assert.EndsWith("&prompt=login", attempt.Provider, StringComparison.Ordinal);
        await alice.GetAsync(await TestBrowser.SignInAtProviderAsync(attempt.Provider, "alice"));
        Assert.Equal(HttpStatusCode.OK, (await alice.PostAsync(link)).Status);

        alice.Cookies.Remove(Sessions.Cookie);
        Assert.DoesNotContain("prompt", (await alice.ClickAsync(link)).Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_of_sessions_ends_none_and_a_second_one_ends_all()
    {
        const string Secret = "rotated";
        stack.Demo.Secrets.Create(Secret, Keys.SigningSecret.Create());
        var settings = stack.Demo.Settings with { SignIn = stack.Demo.Settings.SignIn! with { SessionSecretId = Secret } };
        using var client = stack.Demo.CreateSecretsClient();
        using var keys = Keys.SigningKeys.ForVerification(client, Secret, TimeProvider.System);
        var session = await new Sessions(settings.SignIn!, keys, TimeProvider.System)
            .CreateAsync("alice", CancellationToken.None);
        var link = await stack.Warehouse.GenerateLinkAsync(_row);
        async Task<int> StatusAsync() => (await new FunctionClient(stack.Demo, settings: settings).GetAsync(
            link, ("Cookie", $"{Sessions.Cookie}={session}"))).StatusCode;

        Task RotateAsync() => client.PutSecretValueAsync(
            new PutSecretValueRequest { SecretId = Secret, SecretString = Keys.SigningSecret.Create() }, CancellationToken.None);

        Assert.Equal(200, await StatusAsync());
        await RotateAsync();
        Assert.Equal(200, await StatusAsync());
        await RotateAsync();
        Assert.Equal(401, await StatusAsync());
    }

    [Fact]
    public async Task While_the_provider_is_out_sessions_go_on_and_nobody_new_signs_in()
    {
        var link = await stack.Warehouse.GenerateLinkAsync(_row);
        var alice = await TestBrowser.OfAsync(stack, "alice");
        var time = new ShiftedTime();
        var function = new FunctionClient(stack.Demo, time, settings: stack.Demo.Settings);
        stack.Provider.IsOut = true;
        try
        {
            var session = ("Cookie", $"{Sessions.Cookie}={alice.Session}");
            Assert.Equal(200, (await function.SendAsync("POST", link, null, session)).StatusCode);
            var refused = await function.GetAsync(link, ("Accept", "text/html"));
            Assert.Equal((503, "10"), (refused.StatusCode, refused.Headers!["Retry-After"]));
            Assert.Contains("data-page=\"sign-in-unavailable\"", refused.Body, StringComparison.Ordinal);
        }
        finally
        {
            stack.Provider.IsOut = false;
        }

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(401, (await function.GetAsync(link, ("Accept", "text/html"))).StatusCode);
        Assert.Single(await stack.RecordedAsync(_row.Customer));
    }

    [Fact]
    public async Task New_keys_of_the_provider_are_fetched_when_they_are_needed()
    {
        await TestBrowser.OfAsync(stack, "alice");
        var old = TestTokens.Of(stack.Provider, "alice");

        stack.Provider.RollKeys();

        var alice = await TestBrowser.OfAsync(stack, "alice");
        var link = await stack.Warehouse.GenerateLinkAsync(_row);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ProgramAsync(link, old)).Status);
        Assert.Equal(HttpStatusCode.OK, (await alice.PostAsync(link)).Status);
    }

    [Fact]
    public async Task A_program_signs_in_with_an_id_token()
    {
        var link = await stack.Warehouse.GenerateLinkAsync(_row);

        var nobody = await new TestApi(stack.Demo.Api).PostAsync(link);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.Status);
        Assert.Equal("urn:problem-type:write-back:sign-in", nobody.Json.GetProperty("type").GetString());
        Assert.Equal("Bearer", nobody.Headers["WWW-Authenticate"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await ProgramAsync(link, TestTokens.Of(stack.Provider, "bob"))).Status);
        Assert.Empty(await stack.RecordedAsync(_row.Customer));

        Assert.Equal("generated", (await ProgramAsync(link, TestTokens.Of(stack.Provider, "alice"))).QuoteStatus);
        Assert.Equal([("alice", "alice")], await stack.RecordedAsync(_row.Customer));
    }

    [Fact]
    public async Task Several_attempts_of_one_browser_all_come_back()
    {
        var browser = new TestBrowser(stack.Demo.Api);
        var first = await browser.ClickAsync(await stack.Warehouse.GenerateLinkAsync(_row));
        var second = await browser.ClickAsync(await stack.Warehouse.GenerateLinkAsync(new SourceRow()));

        foreach (var attempt in new[] { second, first })
        {
            var returned = await browser.GetAsync(await TestBrowser.SignInAtProviderAsync(attempt.Provider, "alice"));
            Assert.Contains($"data-state=\"{attempt.State}\"", returned.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_viewer_everybody_may_use_a_link_and_is_recorded()
    {
        var link = await stack.Warehouse.GenerateLinkAsync(_row);
        var bob = TestTokens.Of(stack.Provider, "bob");
        var settings = stack.Demo.Settings with { SignIn = stack.Demo.Settings.SignIn! with { Viewer = null } };

        var answer = await new FunctionClient(stack.Demo, settings: settings).SendAsync(
            "POST", link, null, ("Accept", "application/json"), ("Authorization", $"Bearer {bob}"));

        Assert.Equal(200, answer.StatusCode);
        Assert.Equal([("alice", "bob")], await stack.RecordedAsync(_row.Customer));
    }

    private Task<TestAnswer> ProgramAsync(string link, string token) =>
        new TestApi(stack.Demo.Api).PostAsync(link, null, ("Authorization", $"Bearer {token}"));
}
