using System.Text.Json.Nodes;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.OpenApi;

/// <summary>The parameters of a link, which depend on its action.</summary>
internal static class LinkSchemas
{
    public const string SampleId = "b7d1f4a2-6e0c-8c55-9f2b-3a1c5d7e9f01";

    private static readonly IssueTime SampleTime = IssueTime.Parse("20260102T030405000006")!.Value;

    /// <summary>The actions of links, in the definition's order.</summary>
    public static IEnumerable<string> Actions(QuoteDefinition definition) =>
        definition.Workflow.Actions.Select(action => action.Name).Prepend(QuoteLink.Generate);

    public static IEnumerable<KeyValuePair<string, JsonNode?>> Of(QuoteDefinition definition) => Actions(definition)
        .Select(action => KeyValuePair.Create(NameOf(action), (JsonNode?)SchemaOf(definition, action)));

    /// <summary>One parameter with a schema for each action; its members are the query's parameters.</summary>
    public static JsonObject Parameter(QuoteDefinition definition) => new()
    {
        ["name"] = "link",
        ["in"] = "query",
        ["required"] = true,
        ["style"] = "form",
        ["explode"] = true,
        ["description"] = "The link's parameters, unchanged. The digest covers all others.",
        ["schema"] = new JsonObject
        {
            ["oneOf"] = new JsonArray([.. Actions(definition).Select(action => ApiDocument.Reference(NameOf(action)))]),
            ["discriminator"] = new JsonObject
            {
                ["propertyName"] = LinkParameters.Action,
                ["mapping"] = new JsonObject(Actions(definition).Select(action =>
                    KeyValuePair.Create(action, ApiDocument.Reference(NameOf(action))["$ref"]?.DeepClone()))),
            },
        },
    };

    /// <summary>A well-formed link that no key has signed.</summary>
    public static QuoteLink Sample(QuoteDefinition definition, string action) => new(
        action,
        "alice",
        SampleTime,
        action == QuoteLink.Generate ? [.. definition.Fields.Select(field => SampleOf(field.Type))] : [SampleId, "1"]);

    private static string NameOf(string action) => $"Link.{action}";

    private static JsonObject SchemaOf(QuoteDefinition definition, string action)
    {
        var properties = new JsonObject
        {
            [LinkParameters.Action] = new JsonObject { ["type"] = "string", ["enum"] = ApiDocument.Texts([action]) },
            [LinkParameters.Viewer] = Text("The database user for whom the link was made.", QuoteLink.MaxViewerBytes, minLength: 1),
            [LinkParameters.Issued] = Form("When the link was made: UTC to the microsecond.", "^[0-9]{8}T[0-9]{12}$"),
        };
        if (action == QuoteLink.Generate)
        {
            foreach (var field in definition.Fields)
            {
                properties[field.Name] = Text($"{field.Label}; {field.Type}. Absent if it is NULL.", field.Type.MaxTextBytes);
            }
        }
        else
        {
            properties[LinkParameters.QuoteId] = Text("The quote's id.", SampleId.Length, minLength: 1);
            properties[LinkParameters.Revision] = Form("The revision that the action is for.", "^0*[1-9][0-9]*$");
        }

        properties[LinkParameters.Digest] = Form("The signature.", $"^[0-9a-f]{{{Digest.HexLength}}}$");
        var optional = action == QuoteLink.Generate ? definition.Fields.Select(field => field.Name) : [];
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = Description(definition.Workflow, action),
            ["required"] = ApiDocument.Texts(properties.Select(property => property.Key).Except(optional)),
            ["properties"] = properties,
            ["example"] = Example(definition, Sample(definition, action)),
        };
    }

    private static JsonObject Example(QuoteDefinition definition, QuoteLink link)
    {
        var query = link.ToQuery(definition, Digester.ComputeUnkeyed(link.ToMessage(definition)));
        return new JsonObject(query[1..].Split('&').Select(parameter => parameter.Split('=')).Select(parts =>
            KeyValuePair.Create(parts[0], (JsonNode?)Uri.UnescapeDataString(parts[1]))));
    }

    private static string Description(QuoteWorkflow workflow, string name) => workflow.ActionOf(name) is not { } action
        ? $"{workflow.Generate.Label}: records a row as \"{string.Join("\" or \"", workflow.GeneratedStatuses)}\"."
        : $"{action.Label}: from \"{string.Join("\" or \"", action.From)}\" to \"{action.To}\""
            + action.By switch
            {
                ActionBy.Another => ", by anybody but the person who requested it.",
                ActionBy.Requester => ", by the person who requested it.",
                _ => ".",
            };

    private static JsonObject Text(string description, int maxLength, int minLength = 0) => new()
    {
        ["type"] = "string",
        ["description"] = description,
        ["minLength"] = minLength,
        ["maxLength"] = maxLength,
    };

    private static JsonObject Form(string description, string pattern) =>
        new() { ["type"] = "string", ["description"] = description, ["pattern"] = pattern };

    private static string SampleOf(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Varchar => "Sample"[..Math.Min(type.Length, "Sample".Length)],
        SqlTypeKind.Date => "2026-01-31",
        SqlTypeKind.Boolean => "true",
        SqlTypeKind.Decimal when type.Scale > 0 => $"0.{"5".PadRight(type.Scale, '0')}",
        _ => "1",
    };
}
