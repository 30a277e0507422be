using System.Text.Json;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo;

/// <summary>The key of the files under <c>events/</c>, and the time at which their links are valid.</summary>
internal static class SampleEvent
{
    public const string SigningKey = "the key of the sample events, and of nothing else!";

    public static TimeProvider Clock { get; } = new StandingClock(IssueTime.Parse("20260102T030405000006")!.Value.Time);

    /// <summary>The event that has to run before this one, named by its member <c>_after</c>; null for none.</summary>
    public static string? Before(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.TryGetProperty("_after", out var name)
            ? Path.Combine(Path.GetDirectoryName(file)!, name.GetString()!)
            : null;
    }

    /// <summary>The date does not change; timers run.</summary>
    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
