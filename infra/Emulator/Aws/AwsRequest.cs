using System.Text.Json;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>The members of a request in AWS JSON, and who sent it.</summary>
internal sealed record AwsRequest(JsonElement Body, string AccessKey)
{
    /// <summary>Null when the member is absent.</summary>
    public string? Text(string member) => Member(member, JsonValueKind.String)?.GetString();

    /// <summary>Null when the member is absent; a refusal when it is outside its range.</summary>
    public int? Number(string member, int least, int most)
    {
        if (Member(member, JsonValueKind.Number) is not { } value)
        {
            return null;
        }

        return value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw AwsException.Validation($"{member} must be a whole number from {least} to {most}.");
    }

    /// <summary>Null when the member is absent.</summary>
    public IReadOnlyList<JsonElement>? List(string member) => Member(member, JsonValueKind.Array)?.EnumerateArray().ToArray();

    public string Required(string member) =>
        Text(member) is { Length: > 0 } text ? text : throw AwsException.Validation($"{member} must be specified.");

    private JsonElement? Member(string name, JsonValueKind kind)
    {
        if (!Body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == kind
            ? value
            : throw new AwsException("SerializationException", 400, $"{name} must be a {kind}.");
    }
}
