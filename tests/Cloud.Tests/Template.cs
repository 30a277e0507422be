using System.Text.Json;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>A stage's CloudFormation template.</summary>
public sealed class Template(JsonObject json, JsonObject artifact, string folder)
{
    /// <summary>What the cdk command reads of the stack: its environment, tags, and termination protection.</summary>
    public JsonObject Artifact { get; } = artifact;

    /// <summary>The stack's messages for a person, such as warnings.</summary>
    public IEnumerable<string> Messages => (Artifact["metadata"] as JsonObject ?? []).SelectMany(entry => entry.Value!.AsArray())
        .Where(entry => Text(entry!["type"]).StartsWith("aws:cdk:w", StringComparison.Ordinal)).Select(entry => Text(entry!["data"]));

    /// <summary>The files of a function's asset, by their path in it.</summary>
    public IReadOnlyDictionary<string, string> FilesOf(JsonObject function)
    {
        var asset = Path.Combine(folder, $"asset.{Text(function["Code"]!["S3Key"]).Split('.')[0]}");
        return Directory.EnumerateFiles(asset, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(asset, file).Replace('\\', '/'), File.ReadAllText);
    }

    public JsonObject Outputs => json[nameof(Outputs)]!.AsObject();

    public IReadOnlyDictionary<string, JsonObject> Resources { get; } =
        json[nameof(Resources)]!.AsObject().ToDictionary(resource => resource.Key, resource => resource.Value!.AsObject());

    /// <summary>The text of an output's value.</summary>
    public string Output(string name) => Text(Outputs[name]!["Value"]);

    /// <summary>The properties of every resource of a type, by logical id.</summary>
    public IReadOnlyDictionary<string, JsonObject> All(string type) => Resources
        .Where(resource => Text(resource.Value["Type"]) == type)
        .ToDictionary(resource => resource.Key, resource => resource.Value["Properties"]!.AsObject());

    /// <summary>The properties of the only resource of a type whose logical id starts with this text.</summary>
    public JsonObject One(string type, string idStart = "") =>
        Assert.Single(All(type), resource => resource.Key.StartsWith(idStart, StringComparison.Ordinal)).Value;

    /// <summary>A value as text: references in braces, joins joined.</summary>
    public static string Text(JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } reference when reference["Ref"] is { } id => $"{{{id}}}",
        JsonObject { Count: 1 } attribute when attribute["Fn::GetAtt"] is JsonArray path => $"{{{string.Join('.', path)}}}",
        JsonObject { Count: 1 } join when join["Fn::Join"] is JsonArray { Count: 2 } parts =>
            string.Join(parts[0]!.GetValue<string>(), parts[1]!.AsArray().Select(Text)),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        JsonArray items => string.Join(", ", items.Select(Text)),
        JsonObject members => string.Join(" and ", members.Select(member => $"{member.Key} {Text(member.Value)}")),
        _ => $"{value}",
    };

    public static int Number(JsonNode? value) => value!.GetValue<int>();

    public static bool Flag(JsonNode? value) => value!.GetValue<bool>();
}
