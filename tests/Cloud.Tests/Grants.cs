using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>Every policy statement of a template, one a line, readable enough to be reviewed.</summary>
internal static partial class Grants
{
    /// <summary>Logical ids without what differs from stage to stage.</summary>
    public static IReadOnlyList<string> Of(Template template) =>
        [.. template.Resources.SelectMany(resource => Documents(resource.Value).SelectMany(document => Lines(resource.Key, document)))
            .Select(line => Hash().Replace(line, "").TrimEnd()).Order(StringComparer.Ordinal)];

    /// <summary>A value of the template as text: references in braces, joins joined.</summary>
    public static string Text(JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } reference when reference["Ref"] is { } id => $"{{{id}}}",
        JsonObject { Count: 1 } attribute when attribute["Fn::GetAtt"] is JsonArray path => $"{{{string.Join('.', path)}}}",
        JsonObject { Count: 1 } join when join["Fn::Join"] is JsonArray { Count: 2 } parts => string.Join(parts[0]!.GetValue<string>(), parts[1]!.AsArray().Select(Text)),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        JsonArray items => string.Join(", ", items.Select(Text)),
        JsonObject members => string.Join(" and ", members.Select(member => $"{member.Key} {Text(member.Value)}")),
        _ => $"{value}",
    };

    private static IEnumerable<(string Kind, JsonNode Document)> Documents(JsonObject resource)
    {
        var properties = resource["Properties"]?.AsObject() ?? [];
        foreach (var name in new[] { "AssumeRolePolicyDocument", "PolicyDocument", "ResourcePolicy", "Policy" })
        {
            if (properties[name] is JsonObject document)
            {
                yield return (name == "AssumeRolePolicyDocument" ? "is assumed" : "grants", document);
            }
        }

        foreach (var policy in properties["Policies"] as JsonArray ?? [])
        {
            yield return ("grants", policy!["PolicyDocument"]!);
        }

        if (properties["Action"] is { } action && properties["FunctionName"] is { } function)
        {
            var statement = new JsonObject { ["Effect"] = "Allow", ["Action"] = action.DeepClone(), ["Principal"] = properties["Principal"]!.DeepClone(), ["Resource"] = function.DeepClone() };
            statement["Condition"] = new JsonObject { ["SourceArn"] = properties["SourceArn"]?.DeepClone() ?? "*" };
            yield return ("lets", new JsonObject { ["Statement"] = new JsonArray(statement) });
        }

        if (properties["ManagedPolicyArns"] is JsonArray managed)
        {
            yield return ("has", new JsonObject { ["Statement"] = new JsonArray([.. managed.Select(arn => (JsonNode)new JsonObject { ["Effect"] = Text(arn) })]) });
        }
    }

    private static IEnumerable<string> Lines(string id, (string Kind, JsonNode Document) policy) => policy.Document["Statement"]!.AsArray().Select(statement =>
        $"{id} {policy.Kind}: {statement!["Effect"]} {Part(statement, "Action", "")}{Part(statement, "NotAction", " all but ")}"
        + $"{Part(statement, "Principal", " by ")}{Part(statement, "Resource", " on ")}{Part(statement, "NotResource", " on all but ")}{Part(statement, "Condition", " if ")}");

    /// <summary>What the CDK puts after a logical id: a hash, and the names of the stage.</summary>
    [GeneratedRegex("(?<=ApiPermission)[A-Za-z0-9]+|(?<=DeploymentStage)[a-z]+[0-9A-F]{8}|(?<=[A-Za-z])[0-9A-F]{8}(?=[ .}])", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();

    private static string Part(JsonNode statement, string name, string before) => statement[name] is { } part ? before + Text(part) : "";
}
