using System.Text.Json;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>One row of events/known-answers.json: what Python's json and hashlib made of it.</summary>
internal sealed record KnownAnswer(string Name, string Key, JsonElement Row, string Message, string Digest)
{
    /// <summary>The row as strings and NULLs; null when it holds anything else.</summary>
    public string?[]? Texts =>
        Row.ValueKind == JsonValueKind.Array && Row.EnumerateArray().All(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Null)
            ? [.. Row.EnumerateArray().Select(value => value.GetString())]
            : null;
}

internal static class KnownAnswers
{
    private static readonly JsonElement File =
        JsonElement.Parse(System.IO.File.ReadAllText(SampleEvents.PathOf("known-answers.json")));

    public static IReadOnlyDictionary<string, KnownAnswer> Rows { get; } = File.GetProperty("rows").EnumerateArray().ToDictionary(
        row => row.GetProperty("name").GetString()!,
        row => new KnownAnswer(
            row.GetProperty("name").GetString()!,
            row.GetProperty("key").GetString()!,
            row.GetProperty("row"),
            row.GetProperty("message").GetString()!,
            row.GetProperty("digest").GetString()!));

    /// <summary>The digests of messages of exactly 1, 2, 3, ... bytes.</summary>
    public static IReadOnlyList<string> Lengths { get; } =
        [.. File.GetProperty("lengths").EnumerateArray().Select(digest => digest.GetString()!)];

    /// <summary>SHA-256 of the digests of <see cref="RawMessages"/> of 0 to 1024 bytes, one behind the other.</summary>
    public static string LanesDigest(int keySize) => File.GetProperty("lanes").GetProperty($"{keySize}").GetString()!;

    public static SigningKey Key(string size) => SigningKey.FromText(File.GetProperty("keys").GetProperty(size).GetString()!);
}
