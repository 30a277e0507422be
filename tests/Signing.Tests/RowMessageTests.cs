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
    public static void Texts_and_NULLs_stand_between_brackets(string message, params string?[] values) =>
        Assert.Equal(message, RowMessage.Of(values).Text());

    [Fact]
    public static void Every_code_unit_but_a_surrogate_is_written_as_JSON_read_from_the_same_text_is()
    {
        for (var unit = '\0'; unit < '\uffff'; unit++)
        {
            if (!char.IsSurrogate(unit))
            {
                Assert.Equal(Messages.Read($"[\"\\u{(int)unit:X4}\"]"), RowMessage.Of($"{unit}").Text());
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(85)]
    [InlineData(86)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(100_000)]
    public static void A_text_of_any_length_is_written_whole_beside_its_neighbours(int length)
    {
        var (plain, accented) = (new string('a', length), new string('é', length));

        Assert.Equal($"[\"{plain}\", \"{string.Concat(Enumerable.Repeat("\\u00e9", length))}\", \"end\"]", RowMessage.Of(plain, accented, "end").Text());
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

        var e = Assert.Throws<ArgumentException>("value", () => RowMessage.Of(row));
        Assert.StartsWith($"Value {number} is not well-formed Unicode: it has half a surrogate pair.", e.Message, StringComparison.Ordinal);
    }
}
