using System.Text;

namespace WriteBackLambdas.Signing.Tests;

public static class RowReaderTests
{
    [Theory]
    [InlineData("[null,\"\"]", "[null, \"\"]")]
    [InlineData("[\"\",null]", "[\"\", null]")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("0", "0")]
    [InlineData("false", "false")]
    [InlineData("[false]", "[false]")]
    [InlineData(" [ 1 , 2.50 ] ", "[1, 2.50]")]
    [InlineData("[-0,1E+2,12345678901234567890]", "[-0, 1E+2, 12345678901234567890]")]
    [InlineData("\t\r\n[\t\"a \"\r,\nnull ,true]\n", "[\"a \", null, true]")]
    public static void Empty_text_zero_and_false_are_signed_and_the_space_is_Pythons(string row, string message) =>
        Assert.Equal(message, Rows.ReadOne(row));

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[null, null,null]")]
    [InlineData("[]")]
    [InlineData("[ ]")]
    public static void A_row_that_is_null_or_holds_only_nulls_is_not_signed(string row) => Assert.Equal("Null", Rows.ReadOne(row));

    [Theory]
    [InlineData("[]", "End")]
    [InlineData("[\n\t\r ]", "End")]
    [InlineData("""[["é","b"],null , ["c",1],"d",[],[null,true],7] , "after the array" """,
        """["\u00e9", "b"]""", "Null", """["c", 1]""", "\"d\"", "Null", "[null, true]", "7", "End")]
    [InlineData("[\"a\",[\"b\", [\"c\"]]]", "\"a\"", "Refused")]
    [InlineData("[[{\"a\": 1}]]", "Refused")]
    [InlineData("[[\"a\", null, []]]", "Refused")]
    [InlineData("[[[]]]", "Refused")]
    [InlineData("[{\"a\": 1}]", "Refused")]
    [InlineData("[{}]", "Refused")]
    [InlineData("[[\"a\",],2]", "Refused")]
    [InlineData("[[,\"a\"],2]", "Refused")]
    [InlineData("[[\"a\",,\"b\"],2]", "Refused")]
    [InlineData("[[\"a\" \"b\"],2]", "Refused")]
    [InlineData("[[null null],2]", "Refused")]
    [InlineData("[[nullx],2]", "Refused")]
    [InlineData("[[nul],2]", "Refused")]
    [InlineData("[[NULL],2]", "Refused")]
    [InlineData("[[truex],2]", "Refused")]
    [InlineData("[[01],2]", "Refused")]
    [InlineData("[[1 2],2]", "Refused")]
    [InlineData("[['a'],2]", "Refused")]
    [InlineData("[[\"a\"},2]", "Refused")]
    [InlineData("[[1}],2]", "Refused")]
    [InlineData("[[1/**/],2]", "Refused")]
    [InlineData("[[/**/1],2]", "Refused")]
    [InlineData("[[\v1],2]", "Refused")]
    [InlineData("[[\u00a01],2]", "Refused")]
    [InlineData("[[\01],2]", "Refused")]
    [InlineData("[,1]", "Refused")]
    [InlineData("[1,,1]", "1", "Refused")]
    [InlineData("[1 2]", "1", "Refused")]
    [InlineData("[\"a\"\"b\"]", "\"a\"", "Refused")]
    [InlineData("[null[]]", "Null", "Refused")]
    [InlineData("[[1][2]]", "[1]", "Refused")]
    [InlineData("[1,]", "1", "Refused")]
    [InlineData("[1}", "1", "Refused")]
    [InlineData("[nullx]", "Null", "Refused")]
    [InlineData("[truefalse]", "true", "Refused")]
    public static void Rows_are_read_up_to_the_first_that_cannot_be_signed(string payload, params string[] expected) =>
        Assert.Equal(expected, Rows.Read(payload));

    [Theory]
    [InlineData("[]", 1)]
    [InlineData(" [ \n] ]", 4)]
    [InlineData("[[\"]\"], 3 ] , 5", 10)]
    [InlineData("[null]", 5)]
    public static void The_position_after_the_end_is_the_closing_brackets(string payload, int position)
    {
        using var batch = new MessageBatch();
        var rows = Rows.Reader(Encoding.UTF8.GetBytes(payload));
        while (rows.Read(batch) is var kind && kind != RowKind.End)
        {
            Assert.NotEqual(RowKind.Refused, kind);
        }

        Assert.Equal(position, rows.Position);
        Assert.Equal(RowKind.End, rows.Read(batch));
    }

    [Theory]
    [InlineData(63, 0)]
    [InlineData(0, 0)]
    [InlineData(64, 1)]
    [InlineData(64, 0x20)]
    public static void A_payload_without_its_padding_is_not_read(int padding, byte first)
    {
        byte[] padded = [.. "[]"u8, .. new byte[padding]];
        if (padding > 0)
        {
            padded[2] = first;
        }

        Assert.Throws<ArgumentException>("padded", () => _ = new RowReader(padded, 2, 1, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(85)]
    [InlineData(513)]
    [InlineData(65_536 - 256 - 3)]
    [InlineData(65_536 - 256 - 2)]
    [InlineData(65_536 - 256 - 1)]
    [InlineData(65_536)]
    [InlineData(700_000)]
    public static void A_text_of_any_length_is_written_whole_beside_its_neighbors(int length)
    {
        var (plain, accented) = (new string('a', length), new string('é', length));
        var escaped = string.Concat(Enumerable.Repeat("\\u00e9", length));

        Assert.Equal(
            [$"[\"first\", \"{plain}\", \"{escaped}\", \"end\"]", $"[\"{escaped}\", \"{plain}\"]", $"\"{plain}\"", "[1]", "End"],
            Rows.Read($"[[\"first\",\"{plain}\",\"{accented}\",\"end\"],[\"{accented}\",\"{plain}\"],\"{plain}\",[1]]"));
    }

    [Fact]
    public static void The_arena_grows_before_an_argument_of_any_kind()
    {
        const string json = """,null,-12.5,"é😀\n\ud83d\ude00",true,"","a text longer than one vector ...","\""]""";
        const string python = """, null, -12.5, "\u00e9\ud83d\ude00\n\ud83d\ude00", true, "", "a text longer than one vector ...", "\""]""";
        var number = new string('7', 300);
        for (var length = 65_536 - 900; length <= 65_536; length++)
        {
            var text = new string('a', length);
            Assert.Equal(
                [$"[\"{text}\", {number}{python}", $"[\"\"{python}", "End"], Rows.Read($"[[\"{text}\",{number}{json},[\"\"{json}]"));
        }
    }

    [Fact]
    public static void A_row_that_is_refused_or_null_leaves_nothing_in_the_batch()
    {
        using var batch = new MessageBatch();
        foreach (var (row, kind) in new[]
        {
            ("""[["kept?", "and this", ["x"]]]""", RowKind.Refused), ("[[null, null]]", RowKind.Null),
            ("""[["é", "b"]]""", RowKind.Message),
        })
        {
            Assert.Equal(0, batch.Start);
            Assert.Equal(kind, Rows.Reader(Encoding.UTF8.GetBytes(row)).Read(batch));
        }

        Assert.Equal("""["\u00e9", "b"]"""u8, batch.Last(0));
    }
}
