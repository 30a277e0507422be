using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Tests;

/// <summary>What the function decides before the warehouse is asked: 503 means that it would have been.</summary>
public static class FunctionTests
{
    private static readonly QuoteDefinition WithRequiredInput =
        QuoteDefinition.Embedded with { Inputs = [new QuoteInput("note", "Note", new(SqlTypeKind.Varchar, 500), Required: true)] };

    [Theory]
    [InlineData("genuine", 503)]
    [InlineData("genuine-page", 200)]
    [InlineData("forged", 403)]
    [InlineData("forged-key", 403)]
    [InlineData("expired", 503)]
    [InlineData("malformed", 400)]
    public static async Task A_sample_event_is_decided(string sample, int status)
    {
        using var lambda = new WriteBackLambda();

        Assert.Equal(status, (await lambda.AnswerAsync(Requests.Sample(sample))).StatusCode);
    }

    [Fact]
    public static async Task Every_forgery_is_answered_with_the_same_bytes()
    {
        using var lambda = new WriteBackLambda();
        var first = await lambda.AnswerAsync(Requests.Sample("forged"));
        var unverified = await lambda.AnswerAsync(Requests.Sample("forged-key"));
        lambda.Time.Advance(SigningKeys.RefreshInterval);
        var second = await lambda.AnswerAsync(Requests.Sample("forged-key"));

        Assert.Equal(503, unverified.StatusCode);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Headers, second.Headers);
    }

    [Fact]
    public static async Task A_link_that_cannot_be_verified_yet_is_opened_again_by_the_browser()
    {
        using var lambda = new WriteBackLambda();
        await lambda.AnswerAsync(Requests.Sample("forged"));
        var forged = new Dictionary<string, string>(Requests.Genuine) { ["cost"] = "1.00" };
        var opened = await lambda.AnswerAsync(Requests.Of("GET", forged));
        var posted = await lambda.AnswerAsync(Requests.Of("POST", forged));

        Assert.Equal((503, "5"), (opened.StatusCode, opened.Headers!["Refresh"]));
        Assert.DoesNotContain("<form", opened.Body!, StringComparison.Ordinal);
        Assert.DoesNotContain("Refresh", posted.Headers!.Keys);
        Assert.Contains("data-post=\"again\"", posted.Body!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("get")]
    [InlineData("")]
    public static async Task Another_method_is_not_allowed_and_nothing_is_verified(string method)
    {
        using var lambda = new WriteBackLambda();

        Assert.Equal(405, (await lambda.AnswerAsync(Requests.Of(method))).StatusCode);
        Assert.Empty(lambda.Secrets.TakeRequested());
    }

    [Fact]
    public static async Task A_post_from_another_site_is_refused_though_the_link_is_genuine()
    {
        using var lambda = new WriteBackLambda();
        var response = await lambda.AnswerAsync(Requests.Form("", ("Sec-Fetch-Site", "cross-site"), ("Accept", "application/json")));

        Assert.Equal(
            (403, "urn:problem-type:write-back:cross-site"),
            (response.StatusCode, response.Json().GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData(WriteMode.Auto, "GET", null, 200)]
    [InlineData(WriteMode.Confirm, "GET", null, 200)]
    [InlineData(WriteMode.Get, "GET", null, 503)]
    [InlineData(WriteMode.Get, "GET", "prefetch", 200)]
    [InlineData(WriteMode.Auto, "POST", null, 503)]
    [InlineData(WriteMode.Confirm, "POST", null, 503)]
    [InlineData(WriteMode.Get, "POST", null, 503)]
    public static async Task Only_a_POST_or_a_GET_in_mode_get_goes_to_the_warehouse(
        WriteMode mode, string method, string? purpose, int status)
    {
        using var lambda = new WriteBackLambda(mode);
        var request = Requests.Of(method, null, null, purpose is null ? [] : [("Sec-Purpose", purpose)]);

        Assert.Equal(status, (await lambda.AnswerAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData(null, "'none'", 503)]
    [InlineData("document", "'none'", 503)]
    [InlineData("image", "'none'", 200)]
    [InlineData("image", "https://q.example", 200)]
    [InlineData("empty", "https://q.example", 200)]
    [InlineData("script", "https://q.example", 200)]
    [InlineData("Document", "https://q.example", 200)]
    [InlineData("iframe", "'none'", 200)]
    [InlineData("iframe", "https://q.example", 503)]
    [InlineData("frame", "'none'", 200)]
    public static async Task A_GET_in_mode_get_writes_only_when_a_person_followed_the_link(
        string? destination, string frameAncestors, int status)
    {
        using var lambda = new WriteBackLambda(WriteMode.Get, frameAncestors: frameAncestors);
        var request = Requests.Of("GET", null, null, destination is null ? [] : [("Sec-Fetch-Dest", destination)]);

        Assert.Equal(status, (await lambda.AnswerAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData(WriteMode.Auto, false, true)]
    [InlineData(WriteMode.Auto, true, false)]
    [InlineData(WriteMode.Confirm, false, false)]
    [InlineData(WriteMode.Get, true, false)]
    public static async Task A_page_posts_automatically_when_no_input_is_required(WriteMode mode, bool isInputRequired, bool posts)
    {
        using var lambda = new WriteBackLambda(mode, isInputRequired ? WithRequiredInput : null);
        var response = await lambda.AnswerAsync(Requests.Of("GET"));

        Assert.Equal(200, response.StatusCode);
        Assert.Equal(posts, response.Body!.Contains("data-post=\"once\"", StringComparison.Ordinal));
        Assert.DoesNotContain("class=\"fault\"", response.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("note=", "note: is required")]
    [InlineData("note=a&note=b", "note: appears 2 times; send it once")]
    public static async Task Invalid_inputs_are_reported_for_a_genuine_link(string body, string error)
    {
        using var lambda = new WriteBackLambda(definition: WithRequiredInput);
        var response = await lambda.AnswerAsync(Requests.Form(body, ("Accept", "application/json")));

        Assert.Equal(400, response.StatusCode);
        Assert.Equal([error], response.Json().GetProperty("errors").EnumerateArray().Select(text => text.GetString()));
    }

    [Fact]
    public static async Task Invalid_inputs_are_not_reported_for_a_forged_link()
    {
        using var lambda = new WriteBackLambda(definition: WithRequiredInput);
        var request = Requests.Sample("forged");
        (request.Body, request.MultiValueHeaders!["Content-Type"]) = ("note=a&note=b", ["application/x-www-form-urlencoded"]);

        var response = await lambda.AnswerAsync(request);
        Assert.Equal(403, response.StatusCode);
        Assert.DoesNotContain("note", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Without_a_key_no_link_is_judged()
    {
        using var lambda = new WriteBackLambda();
        lambda.Secrets.IsDown = true;
        var response = await lambda.AnswerAsync(Requests.Sample("forged"));

        Assert.Equal((503, "10"), (response.StatusCode, response.Headers!["Retry-After"]));
        Assert.DoesNotContain("ecret", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task A_bug_while_the_request_is_read_is_500_and_logged_as_an_error()
    {
        using var lambda = new WriteBackLambda();
        var response = await lambda.AnswerAsync(null!);

        AssertFailed(response, lambda);
    }

    [Fact]
    public static async Task A_bug_while_the_page_is_rendered_is_500_and_logged_as_an_error()
    {
        var broken = new QuoteInput("share", "Share", new(SqlTypeKind.Decimal, 5, Scale: -1), Required: false);
        using var lambda = new WriteBackLambda(WriteMode.Confirm, QuoteDefinition.Embedded with { Inputs = [broken] });
        var response = await lambda.AnswerAsync(Requests.Of("GET"));

        AssertFailed(response, lambda);
    }

    private static void AssertFailed(APIGatewayProxyResponse response, WriteBackLambda lambda)
    {
        Assert.Equal(500, response.StatusCode);
        Assert.Contains("data-page=\"failed\"", response.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", response.Body, StringComparison.Ordinal);
        Assert.False(response.Headers!.ContainsKey("Retry-After"));
        Assert.Contains(lambda.Context.Log.Lines, line => line.StartsWith("Error: The request failed", StringComparison.Ordinal));
        var outcome = Assert.Single(lambda.Context.Log.Lines, line => line.StartsWith("Information: {Outcome}", StringComparison.Ordinal));
        Assert.Contains("[Failed|", outcome, StringComparison.Ordinal);
    }
}
