namespace WriteBackLambdas.Emulator.Tests;

/// <summary>Chains of REPLACE, which the emulator shortens for texts without their characters.</summary>
public sealed class ReplaceChainTests(TestEmulator emulator)
{
    private static readonly (string From, string To)[] Independent =
    [
        ("'%'", "%25"), ("' '", "%20"), ("CHR(39)", "%27"), ("']'", "%5D"),
        ("'-'", "%2D"), ("'^'", "%5E"), ("CHR(92)", "%5C"), ("'é'", "e"),
    ];

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("100 % ' ] - ^ \\ é")]
    [InlineData("]")]
    [InlineData("a-z")]
    [InlineData("\\u0025")]
    public async Task A_shortened_chain_gives_what_each_replacement_gives(string text)
    {
        var function = await CreateAsync(Independent);
        var expected = text
            .Replace("%", "%25", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)
            .Replace("'", "%27", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)
            .Replace("-", "%2D", StringComparison.Ordinal).Replace("^", "%5E", StringComparison.Ordinal)
            .Replace("\\", "%5C", StringComparison.Ordinal).Replace("é", "e", StringComparison.Ordinal);
        var literal = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);

        Assert.Equal(expected, await emulator.ValueAsync($"SELECT {function}('{literal}')"));
        Assert.Null(await emulator.ValueAsync($"SELECT {function}(NULL)"));
    }

    /// <summary>A statement outside a function is not shortened.</summary>
    [Fact]
    public async Task Every_character_and_random_texts_are_encoded_as_without_the_shortcut()
    {
        var replacements = Enumerable.Range(1, 127)
            .Where(static code => !char.IsAsciiLetterOrDigit((char)code))
            .OrderBy(static code => code != '%')
            .Select(static code => (code is ' ' or '&' ? $"'{(char)code}'" : $"CHR({code})", $"%{code:X2}"))
            .ToArray();
        var function = await CreateAsync(replacements);
        const string random = """
            (SELECT string_agg(chr(1 + abs(hashtext(g || '/' || i)) % CASE WHEN g % 3 = 0 THEN 700 ELSE 127 END), '')
            FROM generate_series(1, 1 + g % 20) i)
            """;

        var differences = await emulator.RunAsync(
            $"""
            SELECT v, {function}(v) FROM (
                SELECT chr(g) AS v FROM generate_series(1, 3000) g UNION ALL SELECT {random} FROM generate_series(1, 3000) g) AS t
            WHERE {function}(v) <> {Chain("v", replacements)}
            """);

        Assert.Empty(differences);
        Assert.Equal("a%20b%26c%2Cd", await emulator.ValueAsync($"SELECT {function}('a b&c,d')"));
    }

    [Fact]
    public async Task A_chain_whose_later_replacements_see_earlier_ones_stays_as_it_is()
    {
        var function = await CreateAsync([("' '", "a"), .. "abcdefgh".Select(static letter => ($"'{letter}'", $"{(char)(letter + 1)}"))]);

        Assert.Equal("i", await emulator.ValueAsync($"SELECT {function}(' ')"));
    }

    private async Task<string> CreateAsync((string From, string To)[] replacements)
    {
        var function = TestEmulator.Unique("f");
        var chain = Chain("$1", replacements);
        await emulator.RunAsync(
            $"CREATE FUNCTION {function}(VARCHAR(100)) RETURNS VARCHAR(300) IMMUTABLE AS $$ SELECT {chain} $$ LANGUAGE sql");
        return function;
    }

    private static string Chain(string value, (string From, string To)[] replacements) =>
        string.Concat(Enumerable.Repeat("REPLACE(", replacements.Length)) + value
        + string.Concat(replacements.Select(static one => $", {one.From}, '{one.To}')"));
}
