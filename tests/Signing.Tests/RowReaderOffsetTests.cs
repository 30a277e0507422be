using System.Text;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>The bytes that end a plain run, at every place of the vectors of 32 bytes and the windows of 64.</summary>
public static class RowReaderOffsetTests
{
    private const int MaxOffset = 130;

    // JSON's bytes and Python's, both as they stand in a text.
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

    public static TheoryData<string> Refused => ["\\x", "\\", "\\u12G4", "\\uD83D", "\\uDE00", "\u001f", "\0", "\n"];

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
    [MemberData(nameof(Refused))]
    public static void A_byte_that_is_refused_is_found_at_every_offset(string json)
    {
        for (var before = 0; before <= MaxOffset; before++)
        {
            foreach (var behind in (int[])[0, 1, 31, 63, 100])
            {
                // The tail is no hexadecimal digit, no escape's letter and no half of a pair.
                Rows.Refused(Encoding.UTF8.GetBytes($"[\"{Letters(before)}{json}{new string('z', behind)}\",\"\"]"));
            }
        }
    }

    [Fact]
    public static void Two_texts_of_all_lengths_up_to_70_stand_in_the_windows_of_one_another()
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
    public static void Quotes_and_escapes_outside_of_a_text_do_not_reach_into_it()
    {
        for (var space = 0; space <= MaxOffset; space++)
        {
            var gap = new string(' ', space);
            Assert.Equal(
                ["[\"a\\\"\", 1, \"b\"]", "\"c\"", "End"],
                Rows.Read($"[{gap}[{gap}\"a\\\"\"{gap},{gap}1{gap},{gap}\"b\"{gap}]{gap},{gap}\"c\"{gap}]"));
        }
    }

    [Fact]
    public static void A_literal_of_any_length_leaves_the_window_behind()
    {
        for (var digits = 1; digits <= MaxOffset; digits++)
        {
            var number = new string('9', digits);
            Assert.Equal(
                [$"[\"a\", {number}, \"b\", {number}]", number, "\"c\"", "End"],
                Rows.Read($"[[\"a\",{number},\"b\",{number}],{number},\"c\"]"));
        }
    }

    private static string Letters(int count) => string.Create(count, 0, (text, _) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)('a' + (i % 23));
        }
    });
}
