using System.Globalization;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse.Tests;

public static class UrlEncoderTests
{
    private static readonly string Sql = Scripts.Default.Sql("create the URL encoder");

    /// <summary>Every REPLACE in the order in which SQL evaluates them, the innermost first.</summary>
    private static readonly (string Character, string Code)[] Replacements =
        [.. Regex.Matches(Sql, @"(?m)^ +, (?:'(.)'|CHR\(([0-9]+)\)), '(.+)'\)").Select(match => (
            match.Groups[1].Success
                ? match.Groups[1].Value
                : ((char)int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)).ToString(),
            match.Groups[3].Value))];

    [Fact]
    public static void Every_REPLACE_is_closed() => Assert.Equal(Replacements.Length, Regex.Count(Sql, @"REPLACE\("));

    [Fact]
    public static void ASCII_is_encoded_as_in_a_URL()
    {
        var ascii = string.Concat(Enumerable.Range(1, 127).Select(code => (char)code));

        Assert.Equal(Uri.EscapeDataString(ascii), Encode(ascii));
    }

    [Fact]
    public static void Nothing_is_encoded_twice_and_other_characters_are_left_to_browsers() =>
        Assert.Equal("100%25%2525%20Zo\u00eb%20%26%20S\u00f6hne%2B", Encode("100%%25 Zo\u00eb & S\u00f6hne+"));

    private static string Encode(string text) => Replacements.Aggregate(
        text, (encoded, replacement) => encoded.Replace(replacement.Character, replacement.Code, StringComparison.Ordinal));
}
