using System.Text.Json.Nodes;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>A stage's CloudFormation template.</summary>
public sealed class Template(JsonObject json)
{
    public JsonObject Outputs => json[nameof(Outputs)]!.AsObject();

    public IReadOnlyDictionary<string, JsonObject> Resources { get; } =
        json[nameof(Resources)]!.AsObject().ToDictionary(resource => resource.Key, resource => resource.Value!.AsObject());

    /// <summary>The properties of every resource of a type, by logical id.</summary>
    public IReadOnlyDictionary<string, JsonObject> All(string type) => Resources
        .Where(resource => resource.Value["Type"]!.GetValue<string>() == type)
        .ToDictionary(resource => resource.Key, resource => resource.Value["Properties"]!.AsObject());

    /// <summary>The properties of the one resource of a type whose logical id begins so.</summary>
    public JsonObject One(string type, string idStart = "") =>
        Assert.Single(All(type), resource => resource.Key.StartsWith(idStart, StringComparison.Ordinal)).Value;

    public override string ToString() => json.ToJsonString();
}
