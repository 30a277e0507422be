using System.Text;

namespace WriteBackLambdas.Signing.Tests;

public static class RowReaderTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[null, null, null]")]
    [InlineData("[null,null,null]")]
    [InlineData("[]")]
    [InlineData("[ ]")]
    public static void A_row_of_nothing_but_NULL_is_not_signed(string row)
    {
        using var batch = new MessageBatch();
        var rows = Rows.Reader(Encoding.UTF8.GetBytes($"[{row}]"));

        Assert.Equal(RowKind.Null, rows.Read(batch));
        Assert.Equal(0, batch.Start);
        Assert.Equal(RowKind.End, rows.Read(batch));
    }

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
    public static void Empty_text_zero_and_false_are_signed_and_space_between_is_Pythons(string row, string message) =>
        Assert.Equal(message, Messages.Read(row));

    [Theory]
    [InlineData("[]")]
    [InlineData("[ ]")]
    [InlineData("[\n\t\r ]")]
    public static void An_array_without_rows_is_at_its_end(string payload) => Assert.Equal(["End"], Rows.Read(payload));

    [Fact]
    public static void Rows_are_read_one_after_the_other_from_one_reader() => Assert.Equal(
        ["""["\u00e9", "b"]""", "Null", """["c", 1]""", "\"d\"", "Null", "[null, true]", "7", "End"],
        Rows.Read("""[["é","b"],null , ["c",1],"d",[],[null,true],7] , "behind the array" """));

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

        var e = Assert.Throws<ArgumentException>("padded", () => _ = new RowReader(padded, 2, 1, default));
        Assert.StartsWith("The payload needs 64 bytes behind it, the first of them 0.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(85)]
    [InlineData(86)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(65_536 - 256 - 3)]
    [InlineData(65_536 - 256 - 2)]
    [InlineData(65_536 - 256 - 1)]
    [InlineData(65_536)]
    [InlineData(100_000)]
    [InlineData(700_000)]
    public static void A_text_of_any_length_is_written_whole_beside_its_neighbours(int length)
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
        const string json = """,null,-12.5,"é😀\n\ud83d\ude00",true,"","a text that is longer than one vector","\""]""";
        const string python = """, null, -12.5, "\u00e9\ud83d\ude00\n\ud83d\ude00", true, "", "a text that is longer than one vector", "\""]""";
        for (var length = 65_536 - 600; length <= 65_536; length++)
        {
            var text = new string('a', length);
            Assert.Equal([$"[\"{text}\"{python}", $"[\"\"{python}", "End"], Rows.Read($"[[\"{text}\"{json},[\"\"{json}]"));
        }
    }

    [Fact]
    public static void A_batch_used_again_remembers_nothing()
    {
        using var batch = new MessageBatch();
        using var key = KnownAnswers.Key("32");
        byte[] expected = new byte[Digest.ByteLength];
        new Digester(key).Write("""["\u00e9", "b"]"""u8, expected);
        var large = Rows.Reader(Encoding.UTF8.GetBytes($"[[\"{new string('é', 1000)}\", \"tail\"]]"));
        Assert.Equal(RowKind.Message, large.Read(batch));
        Assert.Equal(1, batch.Sign(key).Length / Digest.ByteLength);
        var refused = Rows.Reader("""[["kept?", "and this", ["x"]]]"""u8.ToArray());
        Assert.Equal(RowKind.Refused, refused.Read(batch));
        var nulls = Rows.Reader("[[null, null]]"u8.ToArray());
        Assert.Equal(RowKind.Null, nulls.Read(batch));
        Assert.Equal(0, batch.Start);

        var rows = Rows.Reader("""[["é", "b"]]"""u8.ToArray());
        Assert.Equal(RowKind.Message, rows.Read(batch));
        Assert.Equal("""["\u00e9", "b"]"""u8, batch.Last(0));
        Assert.Equal(expected, batch.Sign(key));
    }
}
