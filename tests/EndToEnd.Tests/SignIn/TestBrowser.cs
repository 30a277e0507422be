using System.Net;
using System.Text.RegularExpressions;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.EndToEnd.Tests.SignIn;

/// <summary>What a page tells the browser to do for a sign-in.</summary>
internal sealed record TestAttempt(string State, string Provider);

/// <summary>A browser as far as the API can tell: it keeps cookies, and says where its requests come from.</summary>
internal sealed partial class TestBrowser(Uri api)
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Dictionary<string, string> Cookies { get; } = [];

    public string? Session => Cookies.GetValueOrDefault(Sessions.Cookie);

    /// <summary>A browser with a person's session.</summary>
    public static async Task<TestBrowser> OfAsync(SignInStack stack, string user)
    {
        var browser = new TestBrowser(stack.Demo.Api);
        var attempt = await browser.ClickAsync(await stack.Warehouse.GenerateLinkAsync(new SourceRow()));
        await browser.GetAsync(await SignInAtProviderAsync(attempt.Provider, user));
        Assert.NotNull(browser.Session);
        return browser;
    }

    public Task<TestAnswer> GetAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, address, [("Accept", "text/html"), ("Sec-Fetch-Dest", "document"), .. headers]);

    /// <summary>As our own page's form posts.</summary>
    public Task<TestAnswer> PostAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, address, [("Accept", "text/html"), ("Sec-Fetch-Site", "same-origin"), .. headers]);

    /// <summary>A click that leads to the provider.</summary>
    public async Task<TestAttempt> ClickAsync(string link)
    {
        var answer = await GetAsync(link);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        var match = Step().Match(answer.Body);
        Assert.True(match.Success, answer.Body);
        return new TestAttempt(match.Groups["state"].Value, WebUtility.HtmlDecode(match.Groups["provider"].Value));
    }

    /// <summary>Signs in at the provider, which sends the browser to the address that this returns.</summary>
    public static async Task<string> SignInAtProviderAsync(string address, string user)
    {
        var page = await Client.GetStringAsync(new Uri(address));
        var fields = Hidden().Matches(page).Select(match => KeyValuePair.Create(
            WebUtility.HtmlDecode(match.Groups["name"].Value), WebUtility.HtmlDecode(match.Groups["value"].Value)));
        using var form = new FormUrlEncodedContent([.. fields, KeyValuePair.Create("user", user)]);
        using var answer = await Client.PostAsync(new Uri(new Uri(address).GetLeftPart(UriPartial.Path)), form);
        return answer.Headers.Location!.ToString();
    }

    private async Task<TestAnswer> SendAsync(HttpMethod method, string address, (string Name, string Value)[] headers)
    {
        var cookies = string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        (string, string)[] sent = cookies.Length > 0 ? [.. headers, ("Cookie", cookies)] : headers;
        var answer = await new TestApi(api).SendAsync(method, address, null, sent);
        foreach (var cookie in answer.Headers.GetValueOrDefault("Set-Cookie", "").Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Matches("^__Host-[a-z-]+=[^;]*; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=[0-9]+$", cookie);
            var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie.Split(';')[0].Split('=', 2)[1]);
            Cookies.Remove(name);
            if (value.Length > 0)
            {
                Cookies[name] = value;
            }
        }

        return answer;
    }

    [GeneratedRegex("data-step=\"start\" data-state=\"(?<state>[^\"]+)\" data-provider=\"(?<provider>[^\"]+)\"")]
    private static partial Regex Step();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\">")]
    private static partial Regex Hidden();
}
