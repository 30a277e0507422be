using System.Text;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>Which texts are well-formed: those of JSON, in UTF-8, whose escapes are whole characters.</summary>
public static class RowReaderTextTests
{
    [Theory]
    [InlineData("""["whole", "half of \ud83d"]""")]
    [InlineData("""["\ude00"]""")]
    [InlineData("""["\ude00\ud83d"]""")]
    [InlineData("""["a", "b", "\ud83d\ud83d\ude00"]""")]
    [InlineData("""["\ud83d\ude00\ude00"]""")]
    [InlineData("""["\ud83d", "\ude00"]""")]
    [InlineData("""["\ud83dx\ude00"]""")]
    [InlineData("""["\ud83d\n"]""")]
    [InlineData("""["\ud83d\u0041"]""")]
    [InlineData("""["\ud83d\ude0"]""")]
    [InlineData("""["\uDBFF\uE000"]""")]
    [InlineData("\"\\ud83d\"")]
    public static void Half_a_surrogate_pair_is_refused(string row) => Rows.Refused(Encoding.UTF8.GetBytes(row));

    [Theory]
    [InlineData("""["\ud83d\ude00"]""")]
    [InlineData("""["\uD83D\uDE00"]""")]
    [InlineData("""["😀"]""")]
    public static void A_whole_pair_is_two_escapes_in_lower_case(string row) => Assert.Equal("""["\ud83d\ude00"]""", Messages.Read(row));

    [Theory]
    [InlineData(0xFF)]
    [InlineData(0x80)]
    [InlineData(0xC3)]
    [InlineData(0xC0, 0xAF)]
    [InlineData(0xE0, 0x80, 0xAF)]
    [InlineData(0xED, 0xA0, 0xBD)]
    [InlineData(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80)]
    [InlineData(0xF0, 0x9F, 0x98)]
    [InlineData(0xF4, 0x90, 0x80, 0x80)]
    [InlineData(0xC3, 0xA9, 0xA9)]
    public static void Bytes_that_are_not_UTF8_are_refused(params int[] bytes)
    {
        byte[] broken = [.. bytes.Select(b => (byte)b)];

        Rows.Refused([.. "[\""u8, .. broken, .. "\"]"u8]);
        Rows.Refused([.. "[\"fine\", null, \"before "u8, .. broken, .. " behind\"]"u8]);
        Rows.Refused([.. "\""u8, .. broken, .. "\""u8]);
    }

    [Fact]
    public static void No_control_character_stands_in_a_text_unescaped()
    {
        for (byte control = 0; control < 0x20; control++)
        {
            Rows.Refused([.. "[\"a"u8, control, .. "b\"]"u8]);
        }

        Assert.Equal("""["\u007f"]""", Messages.Read("[\"\u007f\"]"));
    }

    [Fact]
    public static void Eight_letters_are_escaped_and_u_with_four_digits_and_no_other_byte()
    {
        for (var letter = 0; letter < 256; letter++)
        {
            if (letter == 'u' || "\"\\/bfnrt".Contains((char)letter, StringComparison.Ordinal))
            {
                continue;
            }

            Rows.Refused([.. "[\"a\\"u8, (byte)letter, .. "00e9b\"]"u8]);
        }

        Assert.Equal("""["\"\\/\b\f\n\r\t\u00e9"]""", Messages.Read("""["\"\\\/\b\f\n\r\t\u00E9"]"""));
    }

    [Theory]
    [InlineData("\\u")]
    [InlineData("\\u0")]
    [InlineData("\\u00e")]
    [InlineData("\\u00g9")]
    [InlineData("\\u 0e9")]
    [InlineData("\\u+0e9")]
    [InlineData("\\u-0e9")]
    [InlineData("\\u0x41")]
    [InlineData("\\U00e9")]
    public static void An_escape_has_four_hexadecimal_digits(string escape)
    {
        Rows.Refused(Encoding.UTF8.GetBytes($"[\"{escape}\"]"));
        Rows.Refused(Encoding.UTF8.GetBytes($"[\"{escape} and more behind it\"]"));
    }
}
