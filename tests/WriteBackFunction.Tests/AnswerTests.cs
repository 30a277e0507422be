using System.Text.Encodings.Web;
using System.Text.Json;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class AnswerTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, int> StatusCodes = new()
    {
        ["Forged"] = 403,
        ["AutoForm"] = 200,
        ["Form"] = 200,
        ["InputsWrong"] = 400,
        ["Recorded"] = 200,
        ["Replayed"] = 200,
        ["Unconfirmed"] = 202,
        ["Malformed"] = 400,
        ["CrossSite"] = 403,
        ["MethodNotAllowed"] = 405,
        ["Conflict"] = 409,
        ["Expired"] = 410,
        ["Unavailable"] = 503,
    };

    public static MatrixTheoryData<string, bool> All => new(Enum.GetNames<AnswerKind>(), [false, true]);

    [Fact]
    public static void An_answer_that_nobody_chose_refuses() => Assert.Equal(AnswerKind.Forged, default);

    [Theory]
    [MemberData(nameof(All))]
    public static void Every_answer_has_its_status_code_and_the_same_security_headers(string kind, bool asJson)
    {
        var response = Answers.Render(kind, asJson);
        var headers = new Dictionary<string, string>(response.Headers!);
        headers.Remove("Content-Security-Policy");
        var expected = new Dictionary<string, string>
        {
            ["Content-Type"] = !asJson ? "text/html; charset=utf-8" : StatusCodes[kind] >= 400 ? "application/problem+json" : "application/json",
            ["Cache-Control"] = "no-store",
            ["Referrer-Policy"] = "no-referrer",
            ["Strict-Transport-Security"] = "max-age=31536000",
            ["Content-Language"] = "en",
            ["Vary"] = "Accept, Accept-Language",
            ["X-Content-Type-Options"] = "nosniff",
            ["X-Robots-Tag"] = "noindex, nofollow",
        };
        if (kind == "MethodNotAllowed")
        {
            expected["Allow"] = "GET, POST";
        }

        if (kind is "Unavailable" or "Unconfirmed")
        {
            expected["Retry-After"] = kind == "Unavailable" ? "10" : "2";
        }

        Assert.Equal(StatusCodes[kind], response.StatusCode);
        Assert.Equal(expected, headers);
        Assert.Null(response.MultiValueHeaders);
        Assert.False(response.IsBase64Encoded);
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void No_answer_holds_the_digest(string kind, bool asJson) =>
        Assert.DoesNotContain(Answers.Signed.Digest.ToHex(), Answers.Render(kind, asJson).Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("Recorded", false)]
    [InlineData("Replayed", true)]
    public static void A_revision_is_answered_with_all_of_it(string kind, bool isReplayed) => Assert.Equal(
        $$"""{"quoteId":"{{Answers.QuoteId}}","revision":2,"status":"in review","replayed":{{(isReplayed ? "true" : "false")}},"recordedAt":"2026-01-02T03:04:06.007+00:00"}""",
        Unescaped(kind));

    [Theory]
    [InlineData("AutoForm")]
    [InlineData("Form")]
    public static void A_link_that_was_only_looked_at_says_what_would_record_it(string kind) => Assert.Equal(
        """{"action":"generate","recorded":false,"detail":"Nothing is recorded yet; a POST of the same parameters records it."}""",
        Unescaped(kind));

    [Fact]
    public static void What_is_not_confirmed_yet_says_that_asking_again_is_safe() => Assert.Equal(
        """{"action":"generate","recorded":false,"detail":"The warehouse has not answered yet. Asking again with the same link is safe."}""",
        Unescaped("Unconfirmed"));

    [Theory]
    [InlineData("Forged", "forged", "This link is not valid", "Nothing is recorded. Go back to the dashboard and press the link again.")]
    [InlineData("CrossSite", "cross-site", "This request came from another site", "Nothing is recorded. Follow the link from the dashboard.")]
    [InlineData("MethodNotAllowed", "method", "This address takes GET and POST", "Follow the link from the dashboard.")]
    [InlineData("Expired", "expired", "This link's time is over", "Nothing is recorded. Go back to the dashboard, refresh it, and press the link again.")]
    [InlineData("Unavailable", "unavailable", "The warehouse cannot be reached", "It is safe to try again.")]
    public static void A_problem_has_the_members_of_RFC_9457_and_no_others(string kind, string type, string title, string detail) => Assert.Equal(
        $$"""{"type":"urn:problem-type:write-back:{{type}}","title":"{{title}}","status":{{StatusCodes[kind]}},"detail":"{{detail}}"}""",
        Unescaped(kind));

    [Theory]
    [InlineData("Malformed", "malformed", "cost: stands 2 times; once is right", "viewer: <b>")]
    [InlineData("InputsWrong", "inputs", "note: has 501 bytes; at most 500 fit")]
    public static void A_malformed_request_is_told_each_parameter(string kind, string type, params string[] errors)
    {
        var problem = Answers.Render(kind, asJson: true).Json();

        Assert.Equal(["type", "title", "status", "detail", "errors"], problem.EnumerateObject().Select(member => member.Name));
        Assert.Equal($"urn:problem-type:write-back:{type}", problem.GetProperty("type").GetString());
        Assert.Equal(errors, problem.GetProperty("errors").EnumerateArray().Select(error => error.GetString()));
    }

    [Fact]
    public static void A_conflict_names_the_newest_revision()
    {
        var problem = Answers.Render("Conflict", asJson: true).Json();

        Assert.Equal(
            ["type", "title", "status", "detail", "quoteId", "revision", "quoteStatus"], problem.EnumerateObject().Select(member => member.Name));
        Assert.Equal(409, problem.GetProperty("status").GetInt32());
        Assert.Equal(
            (Answers.QuoteId, 2, "in review"),
            (problem.GetProperty("quoteId").GetString(), problem.GetProperty("revision").GetInt32(), problem.GetProperty("quoteStatus").GetString()));
    }

    /// <summary>The JSON without the escapes that only protect those who would put it into HTML.</summary>
    private static string Unescaped(string kind) => JsonSerializer.Serialize(Answers.Render(kind, asJson: true).Json(), Relaxed);
}
