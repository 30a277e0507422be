using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.OpenApi;

/// <summary>A response as a program gets it.</summary>
internal sealed record Sample(
    string Status, string Name, string Title, string MediaType, string Schema, JsonNode Json, bool HasRetryAfter = false)
{
    private static readonly DateTimeOffset RecordedAt = new(2026, 1, 2, 3, 4, 6, TimeSpan.Zero);

    /// <summary>The write-back function's own response.</summary>
    public static Sample Of(Outcome outcome, QuoteDefinition definition)
    {
        var request = WriteBackRequest.From(
            new APIGatewayProxyRequest
            {
                HttpMethod = "POST",
                Headers = new Dictionary<string, string> { ["Accept"] = "application/json" },
            },
            definition);
        var response = new Renderer(definition, WriteBackSettings.NoFrameAncestors).Render(AnswerOf(outcome, definition, request), request);
        var entry = OutcomeEntry.Of(outcome);
        return new Sample(
            response.StatusCode.ToString(CultureInfo.InvariantCulture),
            entry.Name,
            PageStrings.Of(PageStrings.DefaultLanguage).Pages[entry.Name].Title,
            response.Headers!["Content-Type"],
            entry.IsProblem ? AnswerSchemas.Problem
                : outcome is Outcome.Recorded or Outcome.Replayed ? AnswerSchemas.Recorded
                : AnswerSchemas.Genuine,
            JsonNode.Parse(response.Body!)!,
            entry.RetryAfterSeconds is not null);
    }

    /// <summary>API Gateway's own response; 4XX and 5XX are for all statuses that no other has.</summary>
    public static Sample Of(GatewayError error) => new(
        error.Status?.ToString(CultureInfo.InvariantCulture) ?? error.ResponseType[^"4XX".Length..],
        error.Name,
        error.Title,
        "application/json",
        AnswerSchemas.Problem,
        JsonNode.Parse(error.Json.Replace(
            "$context.error.messageString", "\"Missing required request parameters: [issued]\"", StringComparison.Ordinal))!);

    private static Answer AnswerOf(Outcome outcome, QuoteDefinition definition, WriteBackRequest request) => new(outcome)
    {
        Link = LinkSchemas.Sample(definition, QuoteLink.Generate),
        Quote = outcome switch
        {
            Outcome.Recorded or Outcome.Replayed => QuoteOf(1, definition.Workflow.Generate.First),
            Outcome.Conflict => QuoteOf(2, definition.Workflow.Generate.Again),
            _ => null,
        },
        Faults = outcome == Outcome.Malformed ? request.Faults : [],
        InputFaults = outcome == Outcome.InvalidInputs
            ? definition.Inputs.Take(1).ToDictionary(input => input.Name, _ => "is required")
            : new Dictionary<string, string>(),
    };

    private static RecordedQuote QuoteOf(int revision, string status) => new(LinkSchemas.SampleId, revision, status, RecordedAt);
}
