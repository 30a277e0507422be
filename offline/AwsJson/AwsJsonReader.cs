using System.Text.Json;

namespace AwsJson;

/// <summary>Reads the members of a response; one that is absent is null.</summary>
internal static class AwsJsonReader
{
    internal static string? Text(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    internal static long? Number(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    internal static bool? Flag(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetBoolean() : null;

    /// <summary>Reads a time, which JSON 1.1 writes as seconds since 1970 with an optional fraction, as UTC.</summary>
    internal static DateTime? Time(this JsonElement json, string name) => json.TryGetProperty(name, out var value)
        ? DateTime.UnixEpoch.AddTicks((long)(value.GetDecimal() * TimeSpan.TicksPerSecond))
        : null;

    internal static List<T>? List<T>(this JsonElement json, string name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out var value) ? value.List(read) : null;

    internal static List<T> List<T>(this JsonElement json, Func<JsonElement, T> read) => [.. json.EnumerateArray().Select(read)];
}
