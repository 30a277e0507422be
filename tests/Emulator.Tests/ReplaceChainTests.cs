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

    [Fact]
    public async Task A_chain_whose_later_replacements_see_earlier_ones_stays_as_it_is()
    {
        var function = await CreateAsync([("' '", "a"), .. "abcdefgh".Select(static letter => ($"'{letter}'", $"{(char)(letter + 1)}"))]);

        Assert.Equal("i", await emulator.ValueAsync($"SELECT {function}(' ')"));
    }

    private async Task<string> CreateAsync((string From, string To)[] replacements)
    {
        var function = TestEmulator.Unique("f");
        var opened = string.Concat(Enumerable.Repeat("REPLACE(", replacements.Length));
        var closed = string.Concat(replacements.Select(static one => $", {one.From}, '{one.To}')"));
        await emulator.RunAsync(
            $"CREATE FUNCTION {function}(VARCHAR(100)) RETURNS VARCHAR(300) IMMUTABLE AS $$ SELECT {opened}$1{closed} $$ LANGUAGE sql");
        return function;
    }
}
