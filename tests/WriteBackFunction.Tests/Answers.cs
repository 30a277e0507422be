using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.WriteBackFunction.Tests;

/// <summary>One answer for each outcome, with everything that such an answer can carry.</summary>
internal static class Answers
{
    public const string QuoteId = "0198c0de-0000-7000-8000-000000000001";

    public static readonly SignedLink Signed = Requests.Link(IssueTime.Parse("20260102T030405000006")!.Value);

    public static Answer Of(Outcome outcome) => outcome switch
    {
        Outcome.Malformed => new(outcome) { Faults = ["cost: appears 2 times; send it once", "viewer: <b>"] },
        Outcome.Recorded or Outcome.Replayed or Outcome.Conflict or Outcome.Excluded => new(outcome)
        {
            Link = Signed.Link,
            Quote = new(QuoteId, 2, "in review", new DateTimeOffset(2026, 1, 2, 3, 4, 6, 7, TimeSpan.Zero)),
        },
        Outcome.InvalidInputs => new(outcome)
        {
            Link = Signed.Link,
            Inputs = ["<entered> \"text\""],
            InputFaults = new Dictionary<string, string> { ["note"] = "has 501 bytes; at most 500 fit" },
        },
        Outcome.Unconfirmed or Outcome.Unavailable or Outcome.Updating or Outcome.Failed =>
            new(outcome) { Link = Signed.Link, Inputs = ["<entered> \"text\""] },
        Outcome.Unverified => new(outcome) { IsPost = true, Inputs = ["<entered> \"text\""] },
        Outcome.AutoPost or Outcome.Form => new(outcome) { Link = Signed.Link },
        Outcome.SignIn => new(outcome) { SignIn = new SignInStep("state", "https://login.example.com/?a=1&b=\"<2>\"") },
        Outcome.SignedIn => new(outcome) { SignIn = new SignInStep("state"), Person = "<b>carol</b>" },
        Outcome.SomebodyElse or Outcome.SignOut => new(outcome) { Person = "<b>carol</b>" },
        _ => new(outcome),
    };

    public static APIGatewayProxyResponse Render(Outcome outcome, bool asJson, string language = "") =>
        Render(Of(outcome), QuoteDefinition.Embedded, asJson, language);

    /// <summary>The page of an answer.</summary>
    public static string Page(Answer answer, QuoteDefinition? definition = null, string language = "") =>
        Render(answer, definition ?? QuoteDefinition.Embedded, asJson: false, language).Body!;

    /// <summary>The page of an answer in a stage whose readers share one database user.</summary>
    public static string SharedPage(Answer answer, string language) =>
        Render(answer, QuoteDefinition.Embedded, asJson: false, language, sharedViewer: true).Body!;

    private static APIGatewayProxyResponse Render(
        Answer answer, QuoteDefinition definition, bool asJson, string language, bool sharedViewer = false) =>
        new Renderer(definition, "'self' https://q.example", sharedViewer).Render(answer, Requests.Read(Requests.Of(
            "GET", null, null, ("Accept", asJson ? "application/json" : "text/html"), ("Accept-Language", language))));
}
