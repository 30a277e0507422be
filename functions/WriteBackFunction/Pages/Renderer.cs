using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>
/// Turns an answer into API Gateway's response: HTML in the reader's language, or JSON in English, with the same security headers on every
/// one.
/// </summary>
internal sealed class Renderer(QuoteDefinition definition, string frameAncestors, bool sharedViewer = false)
{
    private static readonly PageStrings English = PageStrings.Of(PageStrings.DefaultLanguage);

    private readonly ValueFormatter _formatter = ValueFormatter.For(definition);

    public APIGatewayProxyResponse Render(Answer answer, WriteBackRequest request)
    {
        var entry = OutcomeEntry.Of(answer.Outcome);
        var strings = request.WantsJson ? English : PageStrings.Of(request.AcceptedLanguages);
        var (type, body) = !request.WantsJson ? ("text/html; charset=utf-8", Html(answer, strings))
            : entry.IsProblem ? ("application/problem+json", Problem(answer, entry))
            : ("application/json", Success(answer, entry));
        var headers = new Dictionary<string, string>(SecurityHeaders.Of(ContentSecurityPolicy(answer)))
        {
            ["Content-Type"] = type,
            ["Content-Language"] = strings.Language,
            ["Vary"] = "Accept, Accept-Language",
        };
        if (answer.Outcome == Outcome.MethodNotAllowed)
        {
            headers["Allow"] = "GET, POST";
        }

        if (answer.Outcome == Outcome.SignIn)
        {
            // API Gateway renames it to x-amzn-remapped-www-authenticate ("Amazon API Gateway important notes").
            headers["WWW-Authenticate"] = "Bearer";
        }

        if (entry.RetryAfterSeconds is { } seconds)
        {
            headers["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture);
            if (answer is { Outcome: Outcome.Unverified, IsPost: false })
            {
                // The browser opens the link again; a posted one is posted again by the page.
                headers["Refresh"] = headers["Retry-After"];
            }
        }

        return new APIGatewayProxyResponse
        {
            StatusCode = entry.StatusCode,
            Headers = headers,
            MultiValueHeaders = answer.Cookies.Count == 0
                ? null
                : new Dictionary<string, IList<string>> { ["Set-Cookie"] = [.. answer.Cookies] },
            Body = body,
        };
    }

    private string ContentSecurityPolicy(Answer answer) =>
        $"default-src 'none'; style-src {Layout.StyleSource}; script-src {PageScript.Of(answer).Source}; connect-src 'self'; "
        + $"form-action 'self'; base-uri 'none'; frame-ancestors {frameAncestors}";

    private string Html(Answer answer, PageStrings strings) =>
        Layout.Document(Page.Of(answer, new View(definition, strings, _formatter, sharedViewer)), strings, PageScript.Of(answer));

    private string Problem(Answer answer, OutcomeEntry entry)
    {
        var text = English.Text(entry.Name, answer, definition.Workflow);
        string[] errors = [.. answer.Faults, .. answer.InputFaults.Select(fault => $"{fault.Key}: {fault.Value}")];
        var quote = answer.Quote;
        var json = new ProblemJson(
            $"urn:problem-type:write-back:{entry.Name}",
            text.Title,
            entry.StatusCode,
            text.Lead,
            errors.Length > 0 ? errors : null,
            quote?.QuoteId,
            quote?.Revision,
            quote?.Status);
        return JsonSerializer.Serialize(json, AnswerJson.Default.ProblemJson);
    }

    private static string Success(Answer answer, OutcomeEntry entry) => answer.Quote is { } quote
        ? JsonSerializer.Serialize(
            new RecordedJson(quote.QuoteId, quote.Revision, quote.Status, answer.Outcome == Outcome.Replayed, quote.RecordedAt),
            AnswerJson.Default.RecordedJson)
        : answer.Link is not { } link
            ? JsonSerializer.Serialize(new MessageJson(English.Pages[entry.Name].Lead), AnswerJson.Default.MessageJson)
        : JsonSerializer.Serialize(
            new GenuineJson(
                link.Action,
                Recorded: false,
                answer.Outcome == Outcome.Unconfirmed
                    ? "The warehouse has not answered yet. Asking again with the same link is safe."
                    : "Nothing is recorded yet. A POST of the same parameters records it."),
            AnswerJson.Default.GenuineJson);
}
