using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>
/// Turns an answer into API Gateway's response: HTML in the reader's language, or JSON, which is English; with the same security headers on every one.
/// </summary>
internal sealed class Renderer(QuoteDefinition definition, string frameAncestors)
{
    private readonly string _contentSecurityPolicy =
        $"default-src 'none'; style-src {Layout.StyleSource}; script-src {Layout.ScriptSource}; connect-src 'self'; form-action 'self'; "
        + $"base-uri 'none'; frame-ancestors {frameAncestors}";

    private readonly Formats _formats = new(Words.Of(definition.Locale).Conventions, definition.Currency);

    public APIGatewayProxyResponse Render(Answer answer, WriteBackRequest request)
    {
        var text = AnswerText.Of(answer.Kind);
        var words = request.WantsJson ? Words.Of(Words.DefaultLanguage) : Words.Accepted(request.AcceptLanguage);
        var (type, body) = request.WantsJson
            ? Json(answer, text)
            : ("text/html; charset=utf-8", Layout.Document(Page.Of(answer, new View(definition, words, _formats)), words));
        return new APIGatewayProxyResponse
        {
            StatusCode = text.StatusCode,
            Headers = Headers(type, words.Language, answer.Kind),
            Body = body,
        };
    }

    private Dictionary<string, string> Headers(string contentType, string language, AnswerKind kind)
    {
        var headers = new Dictionary<string, string>(SecurityHeaders.Of(_contentSecurityPolicy))
        {
            ["Content-Type"] = contentType,
            ["Content-Language"] = language,
            ["Vary"] = "Accept, Accept-Language",
        };
        if (kind == AnswerKind.MethodNotAllowed)
        {
            headers["Allow"] = "GET, POST";
        }

        if (kind is AnswerKind.Unavailable or AnswerKind.Unconfirmed)
        {
            headers["Retry-After"] = kind == AnswerKind.Unavailable ? "10" : "2";
        }

        return headers;
    }

    private static (string Type, string Body) Json(Answer answer, AnswerText text)
    {
        if (text.Problem is { } problem)
        {
            var quote = answer.Quote;
            var json = new ProblemJson(
                $"urn:problem-type:write-back:{problem}", text.Title, text.StatusCode, text.Detail, Errors(answer), quote?.QuoteId, quote?.Revision, quote?.Status);
            return ("application/problem+json", JsonSerializer.Serialize(json, AnswerJson.Default.ProblemJson));
        }

        var body = answer.Quote is { } recorded
            ? JsonSerializer.Serialize(
                new RecordedJson(recorded.QuoteId, recorded.Revision, recorded.Status, answer.Kind == AnswerKind.Replayed, recorded.RecordedAt),
                AnswerJson.Default.RecordedJson)
            : JsonSerializer.Serialize(
                new GenuineJson(answer.Link!.ActionText, Recorded: false, text.Detail), AnswerJson.Default.GenuineJson);
        return ("application/json", body);
    }

    private static string[]? Errors(Answer answer)
    {
        string[] errors = [.. answer.Faults, .. answer.InputFaults.Select(fault => $"{fault.Key}: {fault.Value}")];
        return errors.Length > 0 ? errors : null;
    }
}
