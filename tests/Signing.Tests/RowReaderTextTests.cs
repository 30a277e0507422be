using System.Text;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>Which texts are well-formed: JSON strings in UTF-8 whose escapes are whole characters.</summary>
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
    public static void Half_a_surrogate_pair_is_refused(string row) => Rows.Refused(row);

    [Theory]
    [InlineData("""["\ud83d\ude00"]""")]
    [InlineData("""["\uD83D\uDE00"]""")]
    [InlineData("""["😀"]""")]
    public static void A_whole_pair_is_two_escapes_in_lower_case(string row) =>
        Assert.Equal("""["\ud83d\ude00"]""", Rows.ReadOne(row));

    [Theory]
    [InlineData("FF")]
    [InlineData("80")]
    [InlineData("C3")]
    [InlineData("C0AF")]
    [InlineData("E080AF")]
    [InlineData("EDA0BD")]
    [InlineData("EDA0BDEDB880")]
    [InlineData("F09F98")]
    [InlineData("F4908080")]
    [InlineData("C3A9A9")]
    public static void Bytes_that_are_not_UTF8_are_refused(string bytes)
    {
        var broken = Convert.FromHexString(bytes);

        Rows.Refused([.. "[\""u8, .. broken, .. "\"]"u8]);
        Rows.Refused([.. "[\"fine\", null, \"before "u8, .. broken, .. " after\"]"u8]);
        Rows.Refused([.. "\""u8, .. broken, .. "\""u8]);
    }

    [Fact]
    public static void A_control_character_must_be_escaped()
    {
        for (byte control = 0; control < 0x20; control++)
        {
            Rows.Refused([.. "[\"a"u8, control, .. "b\"]"u8]);
        }

        Assert.Equal("""["\u007f"]""", Rows.ReadOne("[\"\u007f\"]"));
    }

    [Fact]
    public static void A_backslash_is_followed_by_one_of_eight_letters_or_by_u_and_four_digits()
    {
        for (var letter = 0; letter < 256; letter++)
        {
            if (letter != 'u' && !"\"\\/bfnrt".Contains((char)letter, StringComparison.Ordinal))
            {
                Rows.Refused([.. "[\"a\\"u8, (byte)letter, .. "00e9b\"]"u8]);
            }
        }

        Assert.Equal("""["\"\\/\b\f\n\r\t\u00e9"]""", Rows.ReadOne("""["\"\\\/\b\f\n\r\t\u00E9"]"""));
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
        Rows.Refused($"[\"{escape}\"]");
        Rows.Refused($"[\"{escape} and more after it\"]");
    }
}
