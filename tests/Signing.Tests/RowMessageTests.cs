using System.Text;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.Signing.Tests;

public static class RowMessageTests
{
    [Theory]
    [InlineData("[]")]
    [InlineData("[null, null]", null, null)]
    [InlineData("[\"\"]", "")]
    [InlineData("[null, \"\"]", null, "")]
    [InlineData("[\"AB\", \"C\", null]", "AB", "C", null)]
    public static void Texts_and_NULLs_are_between_brackets(string message, params string?[] values) => Assert.Equal(message, Text(values));

    [Fact]
    public static void Every_code_unit_but_a_surrogate_is_written_as_the_reader_of_JSON_writes_it()
    {
        char[] units = [.. Enumerable.Range(0, 0x10000).Select(unit => (char)unit).Where(unit => !char.IsSurrogate(unit))];
        var escaped = string.Concat(units.Select(unit => $"\\u{(int)unit:X4}"));

        Assert.Equal(Rows.ReadOne($"[\"{escaped}\"]"), Text(new string(units)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(85)]
    [InlineData(86)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(100_000)]
    public static void A_text_of_any_length_is_written_whole_beside_its_neighbors(int length)
    {
        var (plain, accented) = (new string('a', length), new string('é', length));

        Assert.Equal($"[\"{plain}\", \"{string.Concat(Enumerable.Repeat("\\u00e9", length))}\", \"end\"]", Text(plain, accented, "end"));
    }

    // As regular expressions write them: an attribute cannot hold half a pair.
    [Theory]
    [InlineData("fine", @"\ud83d", 2)]
    [InlineData(@"\ude00", "fine", 1)]
    [InlineData(@"\ude00\ud83d", "", 1)]
    [InlineData("", @"x\ud83dx", 2)]
    [InlineData(@"\ud83d\ude00", @"\ud83d\ud83d\ude00", 2)]
    [InlineData(@"\ud83d\ude00\ude00", "", 1)]
    public static void A_text_that_is_not_Unicode_has_no_message(string first, string second, int number)
    {
        string[] row = [Regex.Unescape(first), Regex.Unescape(second)];

        var exception = Assert.Throws<ArgumentException>("value", () => RowMessage.Of(row));
        Assert.StartsWith(
            $"Value {number} is not well-formed Unicode: it has half a surrogate pair.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Different_rows_have_different_messages_even_if_their_concatenations_are_equal()
    {
        string?[] values = [null, "", "null", "\"", "\\", ", ", "\", \"", "]", "\n", "é", "\\u00e9", "A", "AA"];
        List<string?[]> rows = [[]];
        for (var start = 0; rows[^1].Length < 3;)
        {
            var end = rows.Count;
            rows.AddRange([.. rows[start..end].SelectMany(row => values.Select(value => (string?[])[.. row, value]))]);
            start = end;
        }

        Assert.Equal(1 + 13 + (13 * 13) + (13 * 13 * 13), rows.Count);
        Assert.Equal(rows.Count, rows.Select(row => Text(row)).Distinct().Count());
    }

    private static string Text(params string?[] values) => Encoding.ASCII.GetString(RowMessage.Of(values).Bytes);
}
