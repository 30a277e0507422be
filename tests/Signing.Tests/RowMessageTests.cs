using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.Signing.Tests;

public static class RowMessageTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[null, null, null]")]
    [InlineData("[]")]
    public static void A_row_of_nothing_but_NULL_is_not_signed(string row) => Assert.False(Messages.ReadInto(new RowMessage(), row));

    [Theory]
    [InlineData("[null,\"\"]", "[null, \"\"]")]
    [InlineData("[\"\",null]", "[\"\", null]")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("0", "0")]
    [InlineData("false", "false")]
    [InlineData("[false]", "[false]")]
    [InlineData(" [ 1 , 2.50 ] ", "[1, 2.50]")]
    public static void Empty_text_zero_and_false_are_signed(string row, string message)
    {
        var read = new RowMessage();

        Assert.True(Messages.ReadInto(read, row.Trim()));
        Assert.Equal(message, read.Text());
    }

    [Fact]
    public static void Rows_are_read_one_after_the_other_from_one_reader_and_one_message()
    {
        var reader = new Utf8JsonReader("""[["é","b"],null,["c",1],"d",[],[null,true]]"""u8);
        var message = new RowMessage();
        List<string> read = [];
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            read.Add(message.Read(ref reader) ? message.Text() : "-");
        }

        Assert.Equal(["""["\u00e9", "b"]""", "-", """["c", 1]""", "\"d\"", "-", "[null, true]"], read);
    }

    [Fact]
    public static void A_message_used_again_remembers_nothing()
    {
        var message = new RowMessage();
        Messages.ReadInto(message, $"[\"{new string('é', 1000)}\", \"tail\"]");
        Assert.Throws<UnsignableRowException>(() => Messages.ReadInto(message, """["kept?", ["x"]]"""));
        Messages.ReadInto(message, "[null]");

        Assert.True(Messages.ReadInto(message, """["é", "b"]"""));
        Assert.Equal("""["\u00e9", "b"]""", message.Text());
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
        var expected = $"[\"{plain}\", \"{string.Concat(Enumerable.Repeat("\\u00e9", length))}\", \"end\"]";

        Assert.Equal(expected, RowMessage.Of(plain, accented, "end").Text());
        Assert.Equal(expected, Messages.Read($"[\"{plain}\",\"{accented}\",\"end\"]").Text());
    }

    [Theory]
    [InlineData("""["whole", "half of \ud83d"]""", 2)]
    [InlineData("""["\ude00"]""", 1)]
    [InlineData("""["\ude00\ud83d"]""", 1)]
    [InlineData("""["a", "b", "\ud83d\ud83d\ude00"]""", 3)]
    [InlineData("""["\ud83d\ude00\ude00"]""", 1)]
    [InlineData("\"\\ud83d\"", 1)]
    public static void Half_a_surrogate_pair_is_refused_with_its_arguments_number(string row, int argument) =>
        Refused(Encoding.UTF8.GetBytes(row), NotUnicode(argument));

    [Theory]
    [InlineData("""["fine", "\xFF"]""", 2, 0xFF)]
    [InlineData("""["\xFF"]""", 1, 0xC3)]
    [InlineData("""["a", null, "\xFF\xFF"]""", 3, 0xC0, 0xAF)]
    [InlineData("""["\xFF\xFF\xFF"]""", 1, 0xED, 0xA0, 0xBD)]
    public static void Bytes_that_are_not_UTF8_are_refused_with_their_arguments_number(string row, int argument, params int[] bytes)
    {
        var broken = new Queue<int>(bytes);
        var json = row.Replace("\\xFF", "\u00ff", StringComparison.Ordinal).Select(c => c == '\u00ff' ? (byte)broken.Dequeue() : (byte)c);

        Refused([.. json], NotUnicode(argument));
    }

    [Theory]
    [InlineData("""["a", ["b"]]""", 2)]
    [InlineData("""[{"a": 1}]""", 1)]
    [InlineData("""["a", null, []]""", 3)]
    [InlineData("""{"a": 1}""", 1)]
    public static void A_nested_argument_is_refused_with_its_number(string row, int argument) => Refused(
        Encoding.UTF8.GetBytes(row), $"argument {argument} is an array or an object; pass text, a number, a boolean or NULL");

    // As regular expressions write them: an attribute cannot hold half a pair.
    [Theory]
    [InlineData("fine", @"\ud83d", 2)]
    [InlineData(@"\ude00", "fine", 1)]
    [InlineData(@"\ude00\ud83d", "", 1)]
    [InlineData("", @"x\ud83dx", 2)]
    public static void A_text_that_is_not_Unicode_has_no_message(string first, string second, int argument)
    {
        string[] row = [Regex.Unescape(first), Regex.Unescape(second)];

        Assert.Equal(NotUnicode(argument), Assert.Throws<UnsignableRowException>(() => RowMessage.Of(row)).Message);
    }

    private static string NotUnicode(int argument) =>
        $"argument {argument} is not well-formed Unicode (half a surrogate pair, or bytes that are not UTF-8)";

    private static void Refused(byte[] row, string message) =>
        Assert.Equal(message, Assert.Throws<UnsignableRowException>(() => Messages.ReadInto(new RowMessage(), row)).Message);
}
