using System.Text.Json.Nodes;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.OpenApi;

/// <summary>The form that carries the inputs, which depend on the link's action.</summary>
internal static class InputSchemas
{
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Of(QuoteDefinition definition) => LinkSchemas.Actions(definition)
        .Select(action => KeyValuePair.Create(NameOf(action), (JsonNode?)SchemaOf(definition, action)));

    public static JsonObject Body(QuoteDefinition definition) => new()
    {
        ["description"] = "The inputs of the link's action. An empty value is none, and others than these are ignored.",
        ["required"] = LinkSchemas.Actions(definition).All(action => InputsOf(definition, action).Any(input => input.Required)),
        ["content"] = new JsonObject
        {
            ["application/x-www-form-urlencoded"] = new JsonObject
            {
                // Two actions may ask for the same inputs, so more than one of them may fit.
                ["schema"] = new JsonObject
                {
                    ["anyOf"] = new JsonArray([.. LinkSchemas.Actions(definition).Select(action => ApiDocument.Reference(NameOf(action)))]),
                },
            },
        },
    };

    private static string NameOf(string action) => $"Inputs.{action}";

    private static IEnumerable<QuoteInput> InputsOf(QuoteDefinition definition, string action) =>
        definition.Inputs.Where(input => definition.Asks(action, input));

    private static JsonObject SchemaOf(QuoteDefinition definition, string action)
    {
        QuoteInput[] inputs = [.. InputsOf(definition, action)];
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["description"] = $"The inputs of {action}.",
            ["properties"] = new JsonObject(inputs.Select(input => KeyValuePair.Create(input.Name, (JsonNode?)SchemaOf(input)))),
        };
        // OpenAPI 3.0 takes no empty list.
        if (inputs.Any(input => input.Required))
        {
            schema["required"] = ApiDocument.Texts(inputs.Where(input => input.Required).Select(input => input.Name));
        }

        return schema;
    }

    private static JsonObject SchemaOf(QuoteInput input)
    {
        var (type, format) = input.Type.Kind switch
        {
            SqlTypeKind.Integer => ("integer", "int32"),
            SqlTypeKind.BigInt => ("integer", "int64"),
            SqlTypeKind.Decimal => ("number", null),
            SqlTypeKind.Boolean => ("boolean", null),
            SqlTypeKind.Date => ("string", "date"),
            _ => ("string", (string?)null),
        };
        var schema = new JsonObject { ["type"] = type, ["description"] = $"{input.Label}; {input.Type}." };
        void Add(string keyword, JsonNode? value)
        {
            if (value is not null)
            {
                schema[keyword] = value;
            }
        }

        Add("format", format);
        // The type counts bytes of UTF-8, of which a character has at least one.
        Add("maxLength", input.Type.Kind == SqlTypeKind.Varchar ? input.Type.Length : null);
        Add("enum", input.Choices is { } choices ? ApiDocument.Texts(choices) : null);
        Add("minimum", input.Min);
        Add("maximum", input.Max);
        return schema;
    }
}
