using System.Text.Json.Nodes;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.OpenApi;

/// <summary>An operation's responses by status: those of the write-back function's outcomes, and those of API Gateway itself.</summary>
internal static class Responses
{
    public static JsonObject Of(QuoteDefinition definition, string method, bool hasSignIn)
    {
        Sample[] samples =
        [
            .. Enum.GetValues<Outcome>().Where(outcome => Has(method, hasSignIn, outcome))
                .Select(outcome => Sample.Of(outcome, definition)),
            .. GatewayError.All.Select(Sample.Of),
        ];
        return new JsonObject(samples.GroupBy(sample => sample.Status).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)ResponseOf([.. group]))));
    }

    /// <summary>The document has no other methods and paths. Only a POST records or has inputs, and only a GET does not.</summary>
    private static bool Has(string method, bool hasSignIn, Outcome outcome) => outcome switch
    {
        Outcome.MethodNotAllowed or Outcome.NotFound => false,
        Outcome.SignedIn or Outcome.SignInFailed or Outcome.SignOut or Outcome.SignedOut => false,
        Outcome.SignIn or Outcome.SignInUnavailable or Outcome.SomebodyElse => hasSignIn,
        Outcome.AutoPost or Outcome.Form => method == "GET",
        Outcome.InvalidInputs or Outcome.CrossSite => method == "POST",
        _ => true,
    };

    private static JsonObject ResponseOf(Sample[] samples)
    {
        var response = new JsonObject
        {
            ["description"] = string.Join("; ", samples.Select(sample => sample.Title).Distinct()),
            ["content"] = new JsonObject(samples.GroupBy(sample => sample.MediaType)
                .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)ContentOf([.. group])))),
        };
        if (samples.Any(sample => sample.HasRetryAfter))
        {
            response["headers"] = new JsonObject
            {
                ["Retry-After"] = new JsonObject
                {
                    ["description"] = "The seconds after which to send the same request again.",
                    ["schema"] = new JsonObject { ["type"] = "integer" },
                },
            };
        }

        return response;
    }

    private static JsonObject ContentOf(Sample[] samples) => new()
    {
        ["schema"] = SchemaOf(samples),
        ["examples"] = new JsonObject(samples.Select(sample => KeyValuePair.Create(
            sample.Name, (JsonNode?)new JsonObject { ["summary"] = sample.Title, ["value"] = sample.Json }))),
    };

    private static JsonObject SchemaOf(Sample[] samples)
    {
        string[] schemas = [.. samples.Select(sample => sample.Schema).Distinct()];
        return schemas switch
        {
            [AnswerSchemas.Problem] => new JsonObject
            {
                ["allOf"] = new JsonArray(ApiDocument.Reference(AnswerSchemas.Problem), TypeIn(samples)),
            },
            [var schema] => ApiDocument.Reference(schema),
            _ => new JsonObject { ["oneOf"] = new JsonArray([.. schemas.Select(ApiDocument.Reference)]) },
        };
    }

    private static JsonObject TypeIn(Sample[] samples) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject
            {
                ["type"] = "string",
                ["enum"] = ApiDocument.Texts(samples.Select(sample => sample.Json["type"]!.GetValue<string>())),
            },
        },
    };
}
