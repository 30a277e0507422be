namespace WriteBackLambdas.Tests;

/// <summary>The files under events/, which tests/make_events.py writes.</summary>
internal static class SampleEvents
{
    public const string Key = "the key of the sample events, and of nothing else!";

    public const string Secret = $$"""{"key":"{{Key}}"}""";

    public static string PathOf(string name) => Path.Combine([AppContext.BaseDirectory, "events", .. name.Split('/')]);

    public static byte[] Read(string name) => File.ReadAllBytes(PathOf(name));
}
