using Amazon.Lambda.APIGatewayEvents;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class RequestHeaderTests
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData("same-origin", null, false)]
    [InlineData("none", null, false)]
    [InlineData("same-site", null, true)]
    [InlineData("cross-site", null, true)]
    [InlineData("Same-Origin", null, true)]
    [InlineData("same-origin, cross-site", null, true)]
    [InlineData("same-origin", "https://evil.example", false)]
    [InlineData("same-origin", "null", false)]
    [InlineData("cross-site", "https://api.example.com", true)]
    [InlineData("", "https://evil.example", true)]
    [InlineData(null, "https://api.example.com", false)]
    [InlineData(null, "https://API.example.com", false)]
    [InlineData(null, "https://api.example.com:443", false)]
    [InlineData(null, "https://api.example.com:8443", true)]
    [InlineData(null, "http://api.example.com", true)]
    [InlineData(null, "https://evil.example", true)]
    [InlineData(null, "https://api.example.com.evil.example", true)]
    [InlineData(null, "https://evil.example/api.example.com", true)]
    [InlineData(null, "https://api.example.com@evil.example", true)]
    [InlineData(null, "null", true)]
    [InlineData(null, "/", true)]
    [InlineData(null, "api.example.com", true)]
    [InlineData(null, "https://api.example.com, https://evil.example", true)]
    public static void A_post_is_cross_site_by_Sec_Fetch_Site_or_else_by_Origin(string? site, string? origin, bool isCrossSite)
    {
        (string, string)[] headers =
            [.. site is null ? [] : new[] { ("sec-fetch-site", site) }, .. origin is null ? [] : new[] { ("origin", origin) }];

        Assert.Equal(isCrossSite, Requests.Read(Requests.Form("note=x", headers)).IsCrossSitePost);
        Assert.False(Requests.Read(Requests.Of("GET", null, null, headers)).IsCrossSitePost);
    }

    [Theory]
    [InlineData("https://abc.execute-api.example", false)]
    [InlineData("https://evil.example", true)]
    [InlineData("file:///x", true)]
    public static void Without_a_Host_header_API_Gateways_domain_is_the_own_one(string origin, bool isCrossSite)
    {
        var request = new APIGatewayProxyRequest
        {
            HttpMethod = "POST",
            Headers = new Dictionary<string, string> { ["Origin"] = origin },
            RequestContext = new() { DomainName = "abc.execute-api.example" },
        };

        Assert.Equal(isCrossSite, Requests.Read(request).IsCrossSitePost);
        request.RequestContext = null;
        Assert.True(Requests.Read(request).IsCrossSitePost);
    }

    [Theory]
    [InlineData("Sec-Purpose", "prefetch", true)]
    [InlineData("sec-purpose", "prefetch;prerender", true)]
    [InlineData("Purpose", "prefetch", true)]
    [InlineData("X-Moz", "prefetch", true)]
    [InlineData("X-Purpose", "preview", true)]
    [InlineData("Purpose", "navigate", false)]
    [InlineData("X-Other", "prefetch", false)]
    public static void A_request_that_only_looks_ahead_says_so(string header, string value, bool isPrefetch) =>
        Assert.Equal(isPrefetch, Requests.Read(Requests.Of("GET", null, null, (header, value))).IsPrefetch);

    [Theory]
    [InlineData(null, false)]
    [InlineData("*/*", false)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false)]
    [InlineData("application/json", true)]
    [InlineData("Application/JSON; charset=utf-8", true)]
    [InlineData("application/problem+json", true)]
    [InlineData("application/json, text/plain, */*", true)]
    [InlineData("text/html, application/json", false)]
    public static void JSON_is_for_those_who_ask_for_it_and_not_for_HTML(string? accept, bool wantsJson) => Assert.Equal(
        wantsJson, Requests.Read(Requests.Of("GET", null, null, accept is null ? [] : [("accept", accept)])).WantsJson);

    [Fact]
    public static void Headers_of_many_values_count_before_single_ones()
    {
        var request = Requests.Form("note=x", ("Sec-Fetch-Site", "same-origin"));
        request.MultiValueHeaders = new Dictionary<string, IList<string>>
        {
            ["sec-fetch-site"] = ["same-origin", "cross-site"],
            ["Accept"] = null!,
        };

        Assert.True(Requests.Read(request).IsCrossSitePost);
    }
}
