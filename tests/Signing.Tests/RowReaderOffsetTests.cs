namespace WriteBackLambdas.Signing.Tests;

/// <summary>The bytes that end a plain run, at every place in the vectors of 32 bytes and the windows of 64.</summary>
public static class RowReaderOffsetTests
{
    private const int MaxOffset = 130;

    /// <summary>The bytes of a text in JSON, and what Python writes.</summary>
    public static TheoryData<string, string> Special => new()
    {
        { "", "" },
        { "\\n", "\\n" },
        { "\\\"", "\\\"" },
        { "\\\\", "\\\\" },
        { "\\/", "/" },
        { "\\u0041", "A" },
        { "\\u00E9", "\\u00e9" },
        { "\\uD83D\\uDE00", "\\ud83d\\ude00" },
        { "\u007f", "\\u007f" },
        { "é", "\\u00e9" },
        { "€", "\\u20ac" },
        { "😀", "\\ud83d\\ude00" },
        { "é😀\\\\é", "\\u00e9\\ud83d\\ude00\\\\\\u00e9" },
    };

    [Theory]
    [MemberData(nameof(Special))]
    public static void A_special_byte_is_found_at_every_offset(string json, string python)
    {
        for (var before = 0; before <= MaxOffset; before++)
        {
            var head = Letters(before);
            foreach (var tail in (string[])["", "tail", Letters(70)])
            {
                Assert.Equal(
                    [$"[\"{head}{python}{tail}\", \"{tail}{python}{head}\", null]", $"\"{python}{head}{python}\"", "End"],
                    Rows.Read($"[[\"{head}{json}{tail}\",\"{tail}{json}{head}\",null],\"{json}{head}{json}\"]"));
            }
        }
    }

    [Theory]
    [InlineData("\\x")]
    [InlineData("\\")]
    [InlineData("\\u12G4")]
    [InlineData("\\uD83D")]
    [InlineData("\\uDE00")]
    [InlineData("\u001f")]
    [InlineData("\0")]
    [InlineData("\n")]
    public static void A_byte_that_is_not_allowed_is_found_at_every_offset(string json)
    {
        for (var before = 0; before <= MaxOffset; before++)
        {
            foreach (var after in (int[])[0, 1, 31, 63, 100])
            {
                // The tail is not a hexadecimal digit, the letter of an escape or half of a pair.
                Rows.Refused($"[\"{Letters(before)}{json}{new string('z', after)}\",\"\"]");
            }
        }
    }

    [Fact]
    public static void Two_texts_of_all_lengths_up_to_70_share_windows()
    {
        for (var first = 0; first <= 70; first++)
        {
            for (var second = 0; second <= 70; second++)
            {
                var (one, other) = (Letters(first), new string('-', second));
                Assert.Equal(
                    [$"[\"{one}\", \"{other}\", \"\", \"{one}\"]", $"\"{other}\"", "End"],
                    Rows.Read($"[[\"{one}\",\"{other}\",\"\",\"{one}\"],\"{other}\"]"));
            }
        }
    }

    [Fact]
    public static void Space_and_literals_of_any_length_may_be_between_texts()
    {
        for (var length = 0; length <= MaxOffset; length++)
        {
            var (gap, number) = (new string(' ', length), $"1{new string('9', length)}");
            Assert.Equal(
                [$"[\"a\\\"\", {number}, \"b\"]", number, "\"c\"", "End"],
                Rows.Read($"[{gap}[{gap}\"a\\\"\"{gap},{gap}{number}{gap},{gap}\"b\"{gap}]{gap},{number},{gap}\"c\"{gap}]"));
        }
    }

    private static string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(i => (char)('a' + (i % 23))));
}
