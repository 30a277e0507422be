using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.OpenApi;

/// <summary>The schemas of the JSON that the write-back function writes, made from the types that it writes.</summary>
internal static class AnswerSchemas
{
    public const string Recorded = nameof(Recorded);
    public const string Genuine = nameof(Genuine);
    public const string Problem = nameof(Problem);

    public static JsonObject Of(QuoteDefinition definition)
    {
        var statuses = string.Join(", ", definition.Workflow.Statuses.Select(status => $"\"{status.Name}\""));
        var schemas = new JsonObject
        {
            [Recorded] = SchemaOf(
                AnswerJson.Default.RecordedJson,
                "A revision in the history.",
                (nameof(RecordedJson.Status), $"One of {statuses}, or a status of an earlier definition."),
                (nameof(RecordedJson.Replayed), "Whether this link had recorded the revision before."),
                (nameof(RecordedJson.RecordedAt), "When the revision was recorded.")),
            [Genuine] = SchemaOf(AnswerJson.Default.GenuineJson, "A genuine link that is not recorded, or not confirmed, yet."),
            [Problem] = SchemaOf(
                AnswerJson.Default.ProblemJson,
                "Problem details (RFC 9457).",
                (nameof(ProblemJson.Errors), "What is wrong; each text begins with the name of its parameter or input."),
                (nameof(ProblemJson.QuoteId), "The quote in the way, with its newest revision and status.")),
        };
        // The gateway's errors that cover several statuses have no status in their JSON.
        schemas[Problem]!["required"]!.AsArray().RemoveAll(name => name!.GetValue<string>() == "status");
        return schemas;
    }

    private static JsonObject SchemaOf(JsonTypeInfo type, string description, params (string Property, string Text)[] descriptions)
    {
        var exported = type.GetJsonSchemaAsNode().AsObject();
        var properties = new JsonObject();
        List<string> required = [];
        foreach (var (name, property) in exported["properties"]!.AsObject())
        {
            var schema = WithoutNull(property!.DeepClone().AsObject(), out var isNullable);
            if (descriptions.FirstOrDefault(each => each.Property.Equals(name, StringComparison.OrdinalIgnoreCase)).Text is { } text)
            {
                schema["description"] = text;
            }

            properties[name] = schema;
            if (!isNullable)
            {
                required.Add(name);
            }
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = description,
            ["required"] = ApiDocument.Texts(required),
            ["properties"] = properties,
        };
    }

    /// <summary>A member that is null is absent, and OpenAPI 3.0 has no lists of types.</summary>
    private static JsonObject WithoutNull(JsonObject schema, out bool isNullable)
    {
        isNullable = schema["type"] is JsonArray;
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).Single(type => type != "null");
        }

        if (schema["items"] is JsonObject items)
        {
            _ = WithoutNull(items, out _);
        }

        return schema;
    }
}
