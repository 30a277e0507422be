using System.Text.Json;

namespace WriteBackLambdas.Installer;

/// <summary>An event of the CDK's provider framework: CloudFormation's request, to which the framework adds what was answered at first.</summary>
/// <param name="RequestType">Create, Update or Delete.</param>
/// <param name="RequestId">The same in every repeat of one request.</param>
/// <param name="DeletedId">The resource that is to go; null unless one is.</param>
/// <param name="Properties">The resource's properties.</param>
/// <param name="Began">When it was answered at first, as that answer said; null before it was.</param>
internal sealed record ProviderEvent(string RequestType, string RequestId, string? DeletedId, JsonElement Properties, DateTimeOffset? Began)
{
    /// <summary>The attribute of the first answer that the framework hands on.</summary>
    public const string BeganAttribute = "Began";

    public static async Task<ProviderEvent> ReadAsync(Stream input)
    {
        using var json = await JsonDocument.ParseAsync(input);
        var type = Text(json.RootElement, "RequestType");
        return type is "Create" or "Update" or "Delete"
            ? new ProviderEvent(
                type,
                Text(json.RootElement, "RequestId"),
                type == "Delete" ? Text(json.RootElement, "PhysicalResourceId") : null,
                json.RootElement.TryGetProperty("ResourceProperties", out var properties) ? properties.Clone() : default,
                json.RootElement.TryGetProperty("Data", out var data) && data.TryGetProperty(BeganAttribute, out var began) ? began.GetDateTimeOffset() : null)
            : throw new SetUpException($"The event's RequestType is \"{type}\"; Create, Update or Delete is right.");
    }

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new SetUpException($"The event has no {name}; it must be one of CloudFormation's for a custom resource.");
}
