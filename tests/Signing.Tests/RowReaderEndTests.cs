using System.Text;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>If the payload ends too early, a row is refused, whatever follows in memory.</summary>
public static class RowReaderEndTests
{
    private const string Whole =
        """
        [ ["plain text of more than thirty-two bytes, and of more than sixty-four with these", "é€😀\u007f\n\"\\\ud83d\ude00"] , "bare" ,
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
    public static void The_rest_of_the_payload_after_the_first_byte_of_padding_is_not_read()
    {
        var payload = Encoding.UTF8.GetBytes(Whole);
        for (var length = 1; length < payload.Length; length++)
        {
            IsRefused(payload[..length], payload.AsSpan(length));
            IsRefused(payload[..length], payload.AsSpan(length + 1));
        }
    }

    [Theory]
    [InlineData("", "a\"]")]
    [InlineData("\\u00e", "9\"]")]
    [InlineData("\\ud83d\\ude0", "0\"]")]
    [InlineData("\u00c3", "\u00a9\"]")]
    [InlineData("\u00f0\u009f\u0098", "\u0080\"]")]
    public static void A_text_without_an_end_is_refused_at_every_distance_from_the_payloads_end(string end, string beyond)
    {
        for (var length = 0; length <= 260; length++)
        {
            byte[] payload = [.. "[\""u8, .. Enumerable.Repeat((byte)'a', length), .. Encoding.Latin1.GetBytes(end)];
            Assert.Equal(["Refused"], Rows.Read(payload, Encoding.Latin1.GetBytes(beyond + new string('a', 100) + "\"]")));
        }
    }

    private static void IsRefused(byte[] payload, ReadOnlySpan<byte> beyond)
    {
        var read = Rows.Read(payload, beyond);
        Assert.Equal("Refused", read[^1]);
        Assert.Equal(Messages.Take(read.Count - 1), read.SkipLast(1));
    }
}
