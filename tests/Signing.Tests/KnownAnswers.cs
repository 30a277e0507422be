using System.Text.Json;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>One row of events/known-answers.json with the results of Python's json and hashlib.</summary>
public sealed record KnownAnswer(string Name, string Key, JsonElement Row, string Message, string Digest)
{
    /// <summary>The row as strings and NULLs, or null if it contains anything else.</summary>
    internal string?[]? Texts =>
        Row.ValueKind == JsonValueKind.Array
        && Row.EnumerateArray().All(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Null)
            ? [.. Row.EnumerateArray().Select(value => value.GetString())]
            : null;
}

internal static class KnownAnswers
{
    private static readonly JsonElement File = JsonElement.Parse(SampleEvents.Read("known-answers.json"));

    public static IReadOnlyDictionary<string, KnownAnswer> Rows { get; } = File.GetProperty("rows").EnumerateArray()
        .Select(row => row.Deserialize<KnownAnswer>(JsonSerializerOptions.Web)!).ToDictionary(answer => answer.Name);

    /// <summary>The digests of messages of exactly 1, 2, 3, ... bytes.</summary>
    public static IReadOnlyList<string> Lengths { get; } = File.GetProperty("lengths").Deserialize<string[]>()!;

    /// <summary>SHA-256 of the digests of <see cref="RawMessages"/> of 0 to 1024 bytes, one after another.</summary>
    public static string LanesDigest(int keySize) => File.GetProperty("lanes").GetProperty($"{keySize}").GetString()!;

    public static SigningKey Key(string size) => SigningKey.FromText(File.GetProperty("keys").GetProperty(size).GetString()!);
}
