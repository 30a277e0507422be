using System.Text;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>Where the payload ends too early the row is refused, whatever stands in memory behind it.</summary>
public static class RowReaderEndTests
{
    private const string Whole =
        """
        [ ["plain text of more than thirty-two bytes, and of more than sixty-four with these", "é😀\u007f\n\"\\\ud83d\ude00"] , "bare" ,
          null, [ ], [null,true ,false, -12.5e+3 ], true, "é\u00e9\t", 7, ["\u0041", null , "a"] ]
        """;

    private static readonly IReadOnlyList<string> Messages = Rows.Read(Whole);

    public static TheoryData<byte> Fillings => [0x00, (byte)' ', (byte)'"', (byte)']', (byte)'a', (byte)'\\', (byte)'0', 0x80, 0xFF];

    [Fact]
    public static void The_whole_payload_is_read_to_its_end()
    {
        Assert.Equal(10, Messages.Count);
        Assert.Equal("End", Messages[^1]);
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public static void A_payload_cut_anywhere_is_refused_after_the_rows_that_are_whole(byte filling)
    {
        var payload = Encoding.UTF8.GetBytes(Whole);
        var beyond = new byte[200];
        beyond.AsSpan().Fill(filling);
        for (var length = 1; length < payload.Length; length++)
        {
            IsRefused(payload[..length], beyond);
        }
    }

    [Fact]
    public static void What_would_complete_the_payload_behind_its_first_padding_byte_is_not_read()
    {
        var payload = Encoding.UTF8.GetBytes(Whole);
        for (var length = 1; length < payload.Length; length++)
        {
            IsRefused(payload[..length], payload.AsSpan(length));
            IsRefused(payload[..length], payload.AsSpan(length + 1));
        }
    }

    [Theory]
    [InlineData("[\"a", "b\"]")]
    [InlineData("[\"a", "\"]")]
    [InlineData("[\"a\\", "\"]")]
    [InlineData("[\"a\\u", "00e9\"]")]
    [InlineData("[\"a\\u00e", "9\"]")]
    [InlineData("[\"\\ud83d", "\\ude00\"]")]
    [InlineData("[\"\\ud83d\\", "ude00\"]")]
    [InlineData("[\"\\ud83d\\ude0", "0\"]")]
    [InlineData("[nul", "l]")]
    [InlineData("[n", "ull]")]
    [InlineData("[tru", "e]")]
    [InlineData("[7", "]")]
    [InlineData("[-", "1]")]
    [InlineData("[1.", "5]")]
    [InlineData("[[1", "2]]")]
    [InlineData("[[\"a\"", "]]")]
    [InlineData("[[\"a\",", "1]]")]
    [InlineData("[[", "]]")]
    [InlineData("[", "]")]
    public static void An_end_inside_a_value_or_before_a_bracket_is_refused(string payload, string beyond)
    {
        Assert.Equal(["Refused"], Rows.Read(Encoding.UTF8.GetBytes(payload), Encoding.UTF8.GetBytes(beyond)));
        Assert.Equal(["Refused"], Rows.Read(Encoding.UTF8.GetBytes(payload), []));
    }

    [Theory]
    [InlineData("[\"a\"", "\"a\"")]
    [InlineData("[\"a\",", "\"a\"")]
    [InlineData("[true ", "true")]
    [InlineData("[null", "Null")]
    [InlineData("[[1]", "[1]")]
    public static void An_end_behind_a_row_is_refused_as_the_row_that_should_follow(string payload, string row) =>
        Assert.Equal([row, "Refused"], Rows.Read(Encoding.UTF8.GetBytes(payload), "]"u8));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public static void A_character_cut_by_the_end_is_not_completed_by_what_is_behind(int bytes)
    {
        var character = Encoding.UTF8.GetBytes(bytes switch { 2 => "é", 3 => "€", _ => "😀" });
        for (var kept = 1; kept < bytes; kept++)
        {
            for (var before = 0; before <= 130; before++)
            {
                byte[] payload = [.. "[\""u8, .. Enumerable.Repeat((byte)'a', before), .. character[..kept]];
                Assert.Equal(["Refused"], Rows.Read(payload, [.. character[kept..], .. "\"]"u8]));
            }
        }
    }

    [Fact]
    public static void A_text_without_an_end_is_refused_at_every_distance_of_the_payloads_end()
    {
        var beyond = Encoding.ASCII.GetBytes(new string('a', 30) + "\"]" + new string('a', 100) + "\"]");
        for (var length = 0; length <= 260; length++)
        {
            byte[] text = [.. "[\""u8, .. Enumerable.Repeat((byte)'a', length)];
            Assert.Equal(["Refused"], Rows.Read(text, beyond));
        }
    }

    private static void IsRefused(byte[] payload, ReadOnlySpan<byte> beyond)
    {
        var read = Rows.Read(payload, beyond);
        Assert.Equal("Refused", read[^1]);
        Assert.Equal(Messages.Take(read.Count - 1), read.SkipLast(1));
    }
}
