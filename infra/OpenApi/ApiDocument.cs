using System.Text.Json.Nodes;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.OpenApi;

/// <summary>
/// The API's description, with a path for each quote definition, in OpenAPI 3.0: Amazon Quick's connectors ask for 3.0.0 or higher, and
/// older tools do not read 3.1 (docs.aws.amazon.com/quick/latest/userguide/openapi-integration.html).
/// </summary>
internal static class ApiDocument
{
    private const string Version = "3.0.3";
    private const string Schemas = "#/components/schemas/";

    private const string IdToken = "idToken";

    /// <param name="hasSignIn">Whether people sign in, and programs need an id token.</param>
    /// <exception cref="ArgumentException">The server is not a URL.</exception>
    public static JsonObject Of(IReadOnlyList<QuoteDefinition> definitions, string server, bool hasSignIn = false)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
            || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ArgumentException($"server: \"{server}\" is not a URL such as https://api.example.com/prod");
        }

        var document = new JsonObject
        {
            ["openapi"] = Version,
            ["info"] = new JsonObject
            {
                ["title"] = "Write-back links",
                ["version"] = QuoteLink.Purpose.Split('/')[1],
                ["description"] = "A link, which the warehouse signed, records one row, and only once. A program takes the link from a "
                    + "view of the warehouse, and sends its parameters unchanged. Responses are JSON if the header Accept is "
                    + "application/json; otherwise they are pages for people.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = server.TrimEnd('/') }),
            ["paths"] = new JsonObject(definitions.Select(definition =>
                KeyValuePair.Create($"/{definition.Name}", Qualified(definition, PathOf(definition, hasSignIn))))),
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(definitions.SelectMany(definition => SchemasOf(definition).Select(schema =>
                    KeyValuePair.Create(Prefix(definition) + schema.Key, Qualified(definition, schema.Value!))))),
            },
        };
        if (hasSignIn)
        {
            document["security"] = new JsonArray(new JsonObject { [IdToken] = new JsonArray() });
            document["components"]!["securitySchemes"] = new JsonObject
            {
                [IdToken] = new JsonObject
                {
                    ["type"] = "http",
                    ["scheme"] = "bearer",
                    ["bearerFormat"] = "JWT",
                    ["description"] = "An id token of the stage's sign-in provider for the stage's client. An access token is not enough.",
                },
            };
        }

        return document;
    }

    private static JsonObject PathOf(QuoteDefinition definition, bool hasSignIn)
    {
        var suffix = definition.IsDefault ? "" : $"_{definition.Name}";
        return new JsonObject
        {
            ["parameters"] = new JsonArray(LinkSchemas.Parameter(definition)),
            ["get"] = new JsonObject
            {
                ["operationId"] = $"checkLink{suffix}",
                ["summary"] = "Check a link",
                ["description"] = "Says whether the link is genuine. It records nothing, unless the stage's write mode is get.",
                ["responses"] = Responses.Of(definition, "GET", hasSignIn),
            },
            ["post"] = new JsonObject
            {
                ["operationId"] = $"recordLink{suffix}",
                ["summary"] = "Record what a link says",
                ["description"] = "Records the link's row or action. Sending it again is safe: the response is the same, with "
                    + "replayed true.",
                ["requestBody"] = InputSchemas.Body(definition),
                ["responses"] = Responses.Of(definition, "POST", hasSignIn),
            },
        };
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> SchemasOf(QuoteDefinition definition) =>
        AnswerSchemas.Of(definition).Concat(LinkSchemas.Of(definition)).Concat(InputSchemas.Of(definition));

    /// <summary>Makes a definition's references lead to its own schemas.</summary>
    private static JsonNode? Qualified(QuoteDefinition definition, JsonNode node) => JsonNode.Parse(
        node.ToJsonString().Replace(Schemas, Schemas + Prefix(definition), StringComparison.Ordinal));

    private static string Prefix(QuoteDefinition definition) => definition.IsDefault ? "" : $"{definition.Name}.";

    public static JsonObject Reference(string schema) => new() { ["$ref"] = Schemas + schema };

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
