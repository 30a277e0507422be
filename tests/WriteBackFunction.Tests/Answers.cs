using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.WriteBackFunction.Tests;

/// <summary>One answer of each kind, with everything that such an answer can carry.</summary>
internal static class Answers
{
    public const string QuoteId = "0198c0de-0000-7000-8000-000000000001";

    public static readonly SignedLink Signed = Requests.Link(IssueTime.Parse("20260102T030405000006")!.Value);

    public static Answer Of(string kind) => Of(Enum.Parse<AnswerKind>(kind));

    public static Answer Of(AnswerKind kind) => kind switch
    {
        AnswerKind.Malformed => new(kind) { Faults = ["cost: stands 2 times; once is right", "viewer: <b>"] },
        AnswerKind.Recorded or AnswerKind.Replayed or AnswerKind.Conflict => new(kind)
        {
            Link = Signed.Link,
            Quote = new(QuoteId, 2, "in review", new DateTimeOffset(2026, 1, 2, 3, 4, 6, 7, TimeSpan.Zero)),
        },
        AnswerKind.InputsWrong => new(kind)
        {
            Link = Signed.Link,
            Inputs = ["<typed> \"text\""],
            InputFaults = new Dictionary<string, string> { ["note"] = "has 501 bytes; at most 500 fit" },
        },
        AnswerKind.Unconfirmed => new(kind) { Link = Signed.Link, Inputs = ["<typed> \"text\""] },
        AnswerKind.AutoForm or AnswerKind.Form => new(kind) { Link = Signed.Link },
        AnswerKind.Unavailable => new(kind) { Link = Signed.Link, Inputs = ["<typed> \"text\""] },
        _ => new(kind),
    };

    public static APIGatewayProxyResponse Render(string kind, bool asJson, string language = "") =>
        Render(Of(kind), QuoteDefinition.Embedded, asJson, language);

    /// <summary>The page of an answer.</summary>
    public static string Page(Answer answer, QuoteDefinition? definition = null, string language = "") =>
        Render(answer, definition ?? QuoteDefinition.Embedded, asJson: false, language).Body!;

    private static APIGatewayProxyResponse Render(Answer answer, QuoteDefinition definition, bool asJson, string language) =>
        new Renderer(definition, "'self' https://q.example").Render(answer, Requests.Read(Requests.Of(
            "GET", null, null, ("Accept", asJson ? "application/json" : "text/html"), ("Accept-Language", language))));
}
