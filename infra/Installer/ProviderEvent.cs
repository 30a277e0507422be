using System.Text.Json;

namespace WriteBackLambdas.Installer;

/// <summary>An event of the CDK's provider framework: CloudFormation's request and, later, the first handler's response.</summary>
/// <param name="RequestType">Create, Update or Delete.</param>
/// <param name="RequestId">The same each time the request is repeated.</param>
/// <param name="DeletedId">The id of the resource to delete; null for other requests.</param>
/// <param name="Properties">The resource's properties.</param>
/// <param name="EarlierProperties">The properties before an update.</param>
/// <param name="Started">When the first handler responded; null before that.</param>
internal sealed record ProviderEvent(
    string RequestType, string RequestId, string? DeletedId, JsonElement Properties, JsonElement EarlierProperties, DateTimeOffset? Started)
{
    /// <summary>The attribute of the first response that the framework passes on.</summary>
    public const string StartedAttribute = "Started";

    public static async Task<ProviderEvent> ReadAsync(Stream input)
    {
        using var json = await JsonDocument.ParseAsync(input);
        var root = json.RootElement;
        var type = Text(root, "RequestType");
        if (type is not ("Create" or "Update" or "Delete"))
        {
            throw new InstallerException($"The event's RequestType is \"{type}\"; it must be Create, Update or Delete.");
        }

        return new ProviderEvent(
            type,
            Text(root, "RequestId"),
            type == "Delete" ? Text(root, "PhysicalResourceId") : null,
            root.TryGetProperty("ResourceProperties", out var properties) ? properties.Clone() : default,
            root.TryGetProperty("OldResourceProperties", out var earlier) ? earlier.Clone() : default,
            root.TryGetProperty("Data", out var data) && data.TryGetProperty(StartedAttribute, out var started)
                ? started.GetDateTimeOffset()
                : null);
    }

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new InstallerException($"The event has no {name}; it must be a CloudFormation event for a custom resource.");
}
