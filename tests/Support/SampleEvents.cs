using Microsoft.Extensions.Time.Testing;

namespace WriteBackLambdas.Support;

/// <summary>The files under <c>events/</c>, which <c>tests/make_events.py</c> writes.</summary>
public static class SampleEvents
{
    public const string Key = "the key of the sample events, and of nothing else!";

    public const string Secret = $$"""{"key":"{{Key}}"}""";

    /// <summary>A clock that shows the time at which the samples' links are fresh, until it is advanced.</summary>
    public static FakeTimeProvider CreateClock() => new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 0, 6, TimeSpan.Zero));

    public static string PathOf(string name) => Path.Combine([Repository.Root, "events", .. name.Split('/')]);

    public static byte[] Read(string name) => File.ReadAllBytes(PathOf(name));
}
