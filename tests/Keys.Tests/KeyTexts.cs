using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Keys.Tests;

internal static class KeyTexts
{
    public const string First = "the first key, thirty-two bytes or more";
    public const string Second = "the second key, thirty-two bytes or more";
    public const string Third = "the third key, thirty-two bytes or more";

    public static string Secret(string key) => $$"""{"key":"{{key}}"}""";

    public static IEnumerable<string> Texts(this KeyRing keys) =>
        (keys.Previous is { } previous ? new[] { keys.Current, previous } : [keys.Current]).Texts();

    /// <summary>Tells which of the three keys these are by what they sign, because a key does not reveal its bytes.</summary>
    public static IEnumerable<string> Texts(this IEnumerable<SigningKey> keys) => keys.Select(key =>
        new[] { First, Second, Third }.Single(text =>
        {
            using var other = SigningKey.FromText(text);
            return Sign(key).FixedTimeEquals(Sign(other));
        }));

    private static Digest Sign(SigningKey key) => new Digester(key).Compute(RowMessage.Of("x"));
}
