using System.Text.Encodings.Web;
using System.Text.Json;

namespace WriteBackLambdas.WriteBackFunction.Tests;

/// <summary>Status codes, headers and JSON of every outcome.</summary>
public static class RenderTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<Outcome, int> StatusCodes = new()
    {
        [Outcome.Forged] = 403,
        [Outcome.AutoPost] = 200,
        [Outcome.Form] = 200,
        [Outcome.InvalidInputs] = 400,
        [Outcome.Recorded] = 200,
        [Outcome.Replayed] = 200,
        [Outcome.Unconfirmed] = 202,
        [Outcome.Malformed] = 400,
        [Outcome.CrossSite] = 403,
        [Outcome.MethodNotAllowed] = 405,
        [Outcome.NotFound] = 404,
        [Outcome.Conflict] = 409,
        [Outcome.Excluded] = 403,
        [Outcome.SignIn] = 401,
        [Outcome.SomebodyElse] = 403,
        [Outcome.SignedIn] = 200,
        [Outcome.SignInFailed] = 403,
        [Outcome.SignInUnavailable] = 503,
        [Outcome.SignOut] = 200,
        [Outcome.SignedOut] = 200,
        [Outcome.Expired] = 410,
        [Outcome.Unavailable] = 503,
        [Outcome.Updating] = 503,
        [Outcome.Unverified] = 503,
        [Outcome.Failed] = 500,
    };

    private static readonly Dictionary<Outcome, string> RetryAfter = new()
    {
        [Outcome.Unavailable] = "10",
        [Outcome.Updating] = "10",
        [Outcome.SignInUnavailable] = "10",
        [Outcome.Unconfirmed] = "2",
        [Outcome.Unverified] = "5",
    };

    public static MatrixTheoryData<Outcome, bool> All => new(Enum.GetValues<Outcome>(), [false, true]);

    [Fact]
    public static void The_default_outcome_refuses() => Assert.Equal(Outcome.Forged, default);

    [Theory]
    [MemberData(nameof(All))]
    public static void Every_outcome_has_its_status_code_and_the_same_security_headers(Outcome outcome, bool asJson)
    {
        var response = Answers.Render(outcome, asJson);
        var headers = new Dictionary<string, string>(response.Headers!);
        headers.Remove("Content-Security-Policy");
        var expected = new Dictionary<string, string>
        {
            ["Content-Type"] = !asJson ? "text/html; charset=utf-8"
                : StatusCodes[outcome] >= 400 ? "application/problem+json"
                : "application/json",
            ["Cache-Control"] = "no-store",
            ["Referrer-Policy"] = "no-referrer",
            ["Strict-Transport-Security"] = "max-age=31536000",
            ["Content-Language"] = "en",
            ["Vary"] = "Accept, Accept-Language",
            ["X-Content-Type-Options"] = "nosniff",
            ["X-Robots-Tag"] = "noindex, nofollow",
        };
        if (outcome == Outcome.MethodNotAllowed)
        {
            expected["Allow"] = "GET, POST";
        }

        if (outcome == Outcome.SignIn)
        {
            expected["WWW-Authenticate"] = "Bearer";
        }

        if (RetryAfter.TryGetValue(outcome, out var seconds))
        {
            expected["Retry-After"] = seconds;
        }

        Assert.Equal(StatusCodes[outcome], response.StatusCode);
        Assert.Equal(expected, headers);
        Assert.Null(response.MultiValueHeaders);
        Assert.False(response.IsBase64Encoded);
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void No_response_contains_the_digest(Outcome outcome, bool asJson) =>
        Assert.DoesNotContain(Answers.Signed.Digest.ToHex(), Answers.Render(outcome, asJson).Body, StringComparison.Ordinal);

    [Theory]
    [InlineData(Outcome.Recorded, "false")]
    [InlineData(Outcome.Replayed, "true")]
    public static void A_revision_has_all_its_members(Outcome outcome, string replayed) => Assert.Equal(
        $$"""{"quoteId":"{{Answers.QuoteId}}","revision":2,"status":"in review","replayed":{{replayed}},"""
        + "\"recordedAt\":\"2026-01-02T03:04:06.007+00:00\"}",
        Unescaped(outcome));

    [Theory]
    [InlineData(Outcome.AutoPost, "Nothing is recorded yet. A POST of the same parameters records it.")]
    [InlineData(Outcome.Form, "Nothing is recorded yet. A POST of the same parameters records it.")]
    [InlineData(Outcome.Unconfirmed, "The warehouse has not answered yet. Asking again with the same link is safe.")]
    public static void A_genuine_link_that_is_not_recorded_says_what_to_do(Outcome outcome, string detail) =>
        Assert.Equal($$"""{"action":"generate","recorded":false,"detail":"{{detail}}"}""", Unescaped(outcome));

    [Theory]
    [InlineData(Outcome.Forged, "forged")]
    [InlineData(Outcome.CrossSite, "cross-site")]
    [InlineData(Outcome.MethodNotAllowed, "method")]
    [InlineData(Outcome.Expired, "expired")]
    [InlineData(Outcome.Unavailable, "unavailable")]
    [InlineData(Outcome.Failed, "failed")]
    [InlineData(Outcome.Malformed, "malformed", "errors", "cost: appears 2 times; send it once", "viewer: <b>")]
    [InlineData(Outcome.InvalidInputs, "inputs", "errors", "note: has 501 bytes; at most 500 fit")]
    [InlineData(Outcome.Conflict, "conflict", "quoteId,revision,quoteStatus")]
    [InlineData(Outcome.Excluded, "excluded", "quoteId,revision,quoteStatus")]
    public static void A_problem_has_the_members_of_RFC_9457_and_those_of_its_type(
        Outcome outcome, string type, string members = "", params string[] errors)
    {
        var problem = Answers.Render(outcome, asJson: true).Json();

        Assert.Equal(
            ["type", "title", "status", "detail", .. members.Split(',', StringSplitOptions.RemoveEmptyEntries)],
            problem.EnumerateObject().Select(member => member.Name));
        Assert.Equal($"urn:problem-type:write-back:{type}", problem.GetProperty("type").GetString());
        Assert.Equal(StatusCodes[outcome], problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        Assert.EndsWith(".", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        if (errors.Length > 0)
        {
            Assert.Equal(errors, problem.GetProperty("errors").EnumerateArray().Select(error => error.GetString()));
        }
    }

    [Fact]
    public static void A_conflict_names_the_newest_revision()
    {
        var problem = Answers.Render(Outcome.Conflict, asJson: true).Json();

        Assert.Equal(
            (Answers.QuoteId, 2, "in review"),
            (problem.GetProperty("quoteId").GetString(),
                problem.GetProperty("revision").GetInt32(),
                problem.GetProperty("quoteStatus").GetString()));
    }

    /// <summary>The JSON without the escapes that only protect clients that would put it into HTML.</summary>
    private static string Unescaped(Outcome outcome) => JsonSerializer.Serialize(Answers.Render(outcome, asJson: true).Json(), Relaxed);
}
