using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>Every policy statement of a template in one line each, so that a person can review them.</summary>
internal static partial class Grants
{
    /// <summary>The statements with logical ids that are the same in every stage.</summary>
    public static IReadOnlyList<string> Of(Template template) =>
    [
        .. template.Resources.SelectMany(resource => Documents(resource.Value).SelectMany(document => Lines(resource.Key, document)))
            .Select(line => Hash().Replace(line, "").TrimEnd()).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<(string Kind, JsonNode Document)> Documents(JsonObject resource)
    {
        var properties = resource["Properties"]?.AsObject() ?? [];
        foreach (var name in new[] { "AssumeRolePolicyDocument", "PolicyDocument", "ResourcePolicy", "Policy" })
        {
            if (properties[name] is JsonObject document)
            {
                // A log group's policy is a text.
                yield return (
                    name == "AssumeRolePolicyDocument" ? "is assumed" : "grants",
                    document.ContainsKey("Fn::Join") ? JsonNode.Parse(Text(document))! : document);
            }
        }

        foreach (var policy in properties["Policies"] as JsonArray ?? [])
        {
            yield return ("grants", policy!["PolicyDocument"]!);
        }

        if (properties["Action"] is { } action && properties["FunctionName"] is { } function)
        {
            var condition = new JsonObject { ["SourceArn"] = properties["SourceArn"]?.DeepClone() ?? "*" };
            if (properties["SourceAccount"] is { } account)
            {
                condition["SourceAccount"] = account.DeepClone();
            }

            yield return ("lets", Document(new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = action.DeepClone(),
                ["Principal"] = properties["Principal"]!.DeepClone(),
                ["Resource"] = function.DeepClone(),
                ["Condition"] = condition,
            }));
        }

        foreach (var arn in properties["ManagedPolicyArns"] as JsonArray ?? [])
        {
            yield return ("has", Document(new JsonObject { ["Effect"] = Text(arn) }));
        }
    }

    private static JsonObject Document(JsonObject statement) => new() { ["Statement"] = new JsonArray(statement) };

    private static IEnumerable<string> Lines(string id, (string Kind, JsonNode Document) policy) =>
        policy.Document["Statement"]!.AsArray().Select(statement =>
            $"{id} {policy.Kind}: {statement!["Effect"]} {Part(statement, "Action", "")}{Part(statement, "NotAction", " all but ")}"
            + Part(statement, "Principal", " by ") + Part(statement, "Resource", " on ")
            + Part(statement, "NotResource", " on all but ") + Part(statement, "Condition", " if "));

    /// <summary>What the CDK adds to a logical id: a hash, and the names of the stage.</summary>
    [GeneratedRegex(
        "(?<=ApiPermission)[A-Za-z0-9]+|(?<=DeploymentStage)[a-z]+[0-9A-F]{8}|(?<=[A-Za-z])[0-9A-F]{8}(?=[ .}])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Hash();

    private static string Part(JsonNode statement, string name, string before) =>
        statement[name] is { } part ? before + Text(part) : "";
}
