using System.Net;
using System.Text;
using Amazon.Lambda.APIGatewayEvents;
using Microsoft.IdentityModel.Tokens;
using WriteBackLambdas.Demo.SignIn;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.EndToEnd.Tests.SignIn;

/// <summary>
/// Mallory has a leaked link of alice that is valid for a day, and an account of his own at the provider. No attack records a row, and none
/// ends in a session of alice.
/// </summary>
[Collection(typeof(SignInTestGroup))]
public sealed class AttackTests(SignInStack stack) : IAsyncLifetime
{
    private readonly SourceRow _row = new();
    private string _link = "";

    public static TheoryData<string> WrongTokens =>
        ["audience", "issuer", "several audiences", "another client", "none", "HS256", "own key", "expired", "future", "no person", "cut"];

    public async ValueTask InitializeAsync() => _link = await stack.Warehouse.GenerateLinkAsync(_row);

    /// <summary>Over every attack.</summary>
    public async ValueTask DisposeAsync() => Assert.Empty(await stack.RecordedAsync(_row.Customer));

    [Fact]
    public async Task The_link_alone_records_nothing()
    {
        var mallory = new TestBrowser(stack.Demo.Api);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mallory.GetAsync(_link)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mallory.PostAsync(_link)).Status);
        Assert.Null(mallory.Session);
    }

    [Fact]
    public async Task The_state_of_another_browser_is_refused()
    {
        var (alice, mallory) = (new TestBrowser(stack.Demo.Api), new TestBrowser(stack.Demo.Api));
        var attempt = await alice.ClickAsync(_link);
        await mallory.ClickAsync(_link);
        var back = await TestBrowser.SignInAtProviderAsync(attempt.Provider, "alice");

        // The provider is not even asked: it would refuse the code of another verifier, too.
        stack.Provider.IsOut = true;
        try
        {
            await RefusesAsync(mallory, back);
            await RefusesAsync(new TestBrowser(stack.Demo.Api), back);
        }
        finally
        {
            stack.Provider.IsOut = false;
        }
    }

    [Fact]
    public async Task A_victim_is_not_signed_in_as_the_attacker()
    {
        // Login CSRF: the victim's browser opens the attacker's way back, with or without an attempt of its own.
        var attempt = await new TestBrowser(stack.Demo.Api).ClickAsync(_link);
        var back = await TestBrowser.SignInAtProviderAsync(attempt.Provider, "bob");
        var victim = new TestBrowser(stack.Demo.Api);
        await victim.ClickAsync(_link);

        await RefusesAsync(victim, back);
        await RefusesAsync(new TestBrowser(stack.Demo.Api), back);
    }

    [Fact]
    public async Task The_nonce_or_the_challenge_of_another_attempt_is_refused()
    {
        var browser = new TestBrowser(stack.Demo.Api);
        var (one, other) = (await browser.ClickAsync(_link), await browser.ClickAsync(_link));
        foreach (var name in new[] { "nonce", "code_challenge" })
        {
            var mixed = TestLink.Parse(one.Provider).With(name, TestLink.Parse(other.Provider)[name]).ToString();
            await RefusesAsync(browser, await TestBrowser.SignInAtProviderAsync(mixed, "alice"));
        }
    }

    [Fact]
    public async Task A_code_of_another_attempt_is_refused()
    {
        var browser = new TestBrowser(stack.Demo.Api);
        var (one, other) = (await browser.ClickAsync(_link), await browser.ClickAsync(_link));
        var back = TestLink.Parse(await TestBrowser.SignInAtProviderAsync(one.Provider, "alice"));

        await RefusesAsync(browser, back.With("state", other.State).ToString());
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var browser = new TestBrowser(stack.Demo.Api);
        var attempt = await browser.ClickAsync(_link);
        var back = await TestBrowser.SignInAtProviderAsync(attempt.Provider, "alice");
        await browser.GetAsync(back);
        Assert.NotNull(browser.Session);
        browser.Cookies.Remove(Sessions.Cookie);

        await RefusesAsync(browser, back);
    }

    [Fact]
    public async Task An_attempt_ends_by_its_time()
    {
        var browser = new TestBrowser(stack.Demo.Api);
        var attempt = await browser.ClickAsync(_link);
        var back = await TestBrowser.SignInAtProviderAsync(attempt.Provider, "alice");
        var late = new ShiftedTime();
        late.Advance(Attempt.Lifetime + TimeSpan.FromSeconds(1));
        Task<APIGatewayProxyResponse> ReturnAsync(TimeProvider time) =>
            new FunctionClient(stack.Demo, time, settings: stack.Demo.Settings) { Host = stack.Demo.Api.Authority }.GetAsync(
                back, ("X-Forwarded-Proto", "http"), ("Cookie", $"{Attempt.Cookie}={browser.Cookies[Attempt.Cookie]}"));

        var answer = await ReturnAsync(late);

        Assert.Equal(403, answer.StatusCode);
        Assert.Null(answer.MultiValueHeaders);
        // Only the time was wrong.
        Assert.Equal(200, (await ReturnAsync(TimeProvider.System)).StatusCode);
    }

    [Theory]
    [InlineData("error=access_denied")]
    [InlineData("code=1&code=2")]
    [InlineData("code=")]
    [InlineData("code=made+up")]
    public async Task Without_one_right_code_nobody_signs_in(string query)
    {
        var browser = new TestBrowser(stack.Demo.Api);
        var attempt = await browser.ClickAsync(_link);

        await RefusesAsync(browser, new Uri(stack.Demo.Api, $"sign-in?state={attempt.State}&{query}").ToString());
    }

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_wrong_token_is_refused(string wrong)
    {
        var token = TokenOf(wrong);
        var answer = await new TestApi(stack.Demo.Api).PostAsync(_link, null, ("Authorization", $"Bearer {token}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.DoesNotContain("Set-Cookie", answer.Headers.Keys);
    }

    [Fact]
    public async Task A_session_changed_in_any_character_is_none()
    {
        var session = (await TestBrowser.OfAsync(stack, "alice")).Session!;
        var function = new FunctionClient(stack.Demo, settings: stack.Demo.Settings);
        async Task<int> StatusAsync(string cookie) =>
            (await function.GetAsync(_link, ("Cookie", $"{Sessions.Cookie}={cookie}"), ("Accept", "application/json"))).StatusCode;
        Assert.Equal(200, await StatusAsync(session));

        for (var i = 0; i < session.Length; i++)
        {
            foreach (var replacement in new[] { (char)(session[i] ^ 1), session[i] == 'A' ? 'B' : 'A' })
            {
                Assert.Equal(401, await StatusAsync($"{session[..i]}{replacement}{session[(i + 1)..]}"));
            }

            Assert.Equal(401, await StatusAsync(session.Remove(i, 1)));
        }

        Assert.Equal(401, await StatusAsync($"{session}; {Sessions.Cookie}={session}"));
    }

    [Fact]
    public async Task A_session_is_of_one_stage_issuer_client_and_claim()
    {
        var session = ("Cookie", $"{Sessions.Cookie}={(await TestBrowser.OfAsync(stack, "alice")).Session}");
        stack.Demo.Secrets.Create("another-stage", Keys.SigningSecret.Create());

        var signIn = stack.Demo.Settings.SignIn!;
        foreach (var other in new[]
        {
            signIn with { SessionSecretId = "another-stage" },
            signIn with { Issuer = signIn.Issuer + "other/" },
            signIn with { ClientId = "other" },
            signIn with { Claim = "email", Viewer = "{email}" },
            // A key that everybody who may call the digest function can have sign any text.
            signIn with { SessionSecretId = Keys.SigningKeys.DefaultSecretId },
        })
        {
            var function = new FunctionClient(stack.Demo, settings: stack.Demo.Settings with { SignIn = other });
            Assert.Equal(401, (await function.GetAsync(_link, session, ("Accept", "application/json"))).StatusCode);
        }
    }

    [Fact]
    public async Task A_session_that_was_there_before_is_replaced()
    {
        // Session fixation: mallory has put his own session into alice's browser.
        var mallory = await TestBrowser.OfAsync(stack, "bob");
        var alice = new TestBrowser(stack.Demo.Api);
        alice.Cookies[Sessions.Cookie] = mallory.Session!;
        Assert.Equal(HttpStatusCode.Forbidden, (await alice.PostAsync(_link)).Status);
        alice.Cookies.Remove(Sessions.Cookie);
        var attempt = await alice.ClickAsync(_link);
        alice.Cookies[Sessions.Cookie] = mallory.Session!;
        await alice.GetAsync(await TestBrowser.SignInAtProviderAsync(attempt.Provider, "alice"));

        Assert.NotEqual(mallory.Session, alice.Session);
        Assert.Equal(HttpStatusCode.Forbidden, (await mallory.PostAsync(_link)).Status);
    }

    [Theory]
    [InlineData("Sec-Purpose", "prefetch")]
    [InlineData("Sec-Fetch-Dest", "iframe")]
    [InlineData("Sec-Fetch-Dest", "image")]
    [InlineData("Sec-Fetch-Dest", "empty")]
    [InlineData("Authorization", "Bearer x")]
    public async Task What_no_person_looks_at_starts_no_sign_in(string header, string value)
    {
        var function = new FunctionClient(stack.Demo, settings: stack.Demo.Settings);
        var answer = await function.GetAsync(_link, ("Accept", "text/html"), (header, value));

        Assert.Equal(401, answer.StatusCode);
        Assert.Null(answer.MultiValueHeaders);
        Assert.DoesNotContain("data-provider", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_address_of_a_request_becomes_the_way_back()
    {
        // Open redirect: what a request adds to its link or to the way back is in no address that a page opens.
        var browser = new TestBrowser(stack.Demo.Api);
        var attempt = await browser.ClickAsync($"{_link}&redirect_uri=https://evil.example&return=https://evil.example");
        Assert.DoesNotContain("evil", attempt.Provider, StringComparison.Ordinal);

        var back = await TestBrowser.SignInAtProviderAsync(attempt.Provider, "alice");
        var returned = await browser.GetAsync($"{back}&return=https://evil.example&link=https://evil.example");

        Assert.Contains("data-page=\"signed-in\"", returned.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", returned.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sites_post_is_refused_with_a_session_too()
    {
        var alice = await TestBrowser.OfAsync(stack, "alice");
        var answer = await alice.PostAsync(_link, ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task A_forged_link_does_not_even_start_a_sign_in()
    {
        var forged = TestLink.Parse(_link).With("cost", "1.00").ToString();
        var browser = new TestBrowser(stack.Demo.Api);

        Assert.DoesNotContain("data-provider", (await browser.GetAsync(forged)).Body, StringComparison.Ordinal);
        Assert.Empty(browser.Cookies);
    }

    private static async Task RefusesAsync(TestBrowser browser, string back)
    {
        var answer = await browser.GetAsync(back);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("data-page=\"sign-in-failed\"", answer.Body, StringComparison.Ordinal);
        Assert.Null(browser.Session);
    }

    private string TokenOf(string wrong)
    {
        var provider = stack.Provider;
        var right = TestTokens.Of(provider, "alice");
        return wrong switch
        {
            "audience" => TestTokens.Of(provider, "alice", audience: "other"),
            "issuer" => TestTokens.Of(provider, "alice", issuer: "https://other.example/"),
            "several audiences" => TestTokens.Of(provider, "alice", claims: ("aud", new[] { LocalProvider.ClientId, "other" })),
            "another client" => TestTokens.Of(provider, "alice", claims: ("azp", "other")),
            "none" => $"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{right.Split('.')[1]}.",
            "HS256" => TestTokens.Of(provider, "alice", credentials: PublicKeyAsSecret(provider)),
            "own key" => TestTokens.Of(provider, "alice", credentials: OwnKey(provider)),
            "expired" => TestTokens.Of(provider, "alice", age: TimeSpan.FromMinutes(22)),
            "future" => TestTokens.Of(provider, "alice", age: TimeSpan.FromMinutes(-2)),
            "no person" => TestTokens.Of(provider, ""),
            _ => right[..^1],
        };
    }

    /// <summary>The public key, which everybody has, as if it were a secret that both sides share.</summary>
    private static SigningCredentials PublicKeyAsSecret(LocalProvider provider)
    {
        var key = (RsaSecurityKey)provider.Signing.Key;
        return new(new SymmetricSecurityKey(key.Parameters.Modulus!) { KeyId = key.KeyId }, SecurityAlgorithms.HmacSha256);
    }

    /// <summary>Mallory's own key by the name of the provider's.</summary>
    private static SigningCredentials OwnKey(LocalProvider provider)
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        var key = new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = provider.Signing.Key.KeyId };
        return new(key, SecurityAlgorithms.RsaSha256);
    }
}
