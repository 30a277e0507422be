namespace WriteBackLambdas.Signing.Tests;

/// <summary>Different rows have different messages, which concatenating their values would not give.</summary>
public static class InjectivityTests
{
    [Fact]
    public static void A_boundary_that_moves_makes_another_message() => Different(["AB", "C"], ["A", "BC"]);

    [Fact]
    public static void Empty_text_and_NULL_are_not_the_same() => Different(["", null], [null, ""]);

    [Fact]
    public static void NULL_and_the_text_null_are_not_the_same() => Different([null, "x"], ["null", "x"]);

    [Fact]
    public static void A_value_cannot_end_its_own_string() => Different(["a", "b"], ["a\", \"b"]);

    [Fact]
    public static void An_escape_and_the_character_it_stands_for_are_not_the_same() => Different(["é"], ["\\u00e9"]);

    [Fact]
    public static void All_rows_of_up_to_three_tricky_values_have_messages_of_their_own()
    {
        string?[] values = [null, "", "null", "\"", "\\", ", ", "\", \"", "]", "\n", "é", "\\u00e9"];
        List<string?[]> rows = [[]];
        for (var start = 0; rows[^1].Length < 3;)
        {
            var end = rows.Count;
            rows.AddRange([.. rows[start..end].SelectMany(row => values.Select(value => (string?[])[.. row, value]))]);
            start = end;
        }

        Assert.Equal(1 + 11 + 121 + 1331, rows.Count);
        Assert.Equal(rows.Count, rows.Select(row => RowMessage.Of(row).Text()).Distinct().Count());
    }

    private static void Different(string?[] one, string?[] other)
    {
        using var key = KnownAnswers.Key("32");
        var digester = new Digester(key);
        var (first, second) = (RowMessage.Of(one), RowMessage.Of(other));

        Assert.NotEqual(first.Text(), second.Text());
        Assert.False(digester.Compute(first).FixedTimeEquals(digester.Compute(second)));
    }
}
