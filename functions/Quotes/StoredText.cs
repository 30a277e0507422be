namespace WriteBackLambdas.Quotes;

/// <summary>
/// The one text of a stored value, whatever wrote it: a link, the Data API, or a file. Numbers have no leading zeros, no zeros at the end
/// of their fraction, and no plus; booleans are true and false; times have six digits of a second's fraction.
/// </summary>
public static class StoredText
{
    /// <summary>The bytes of a time: <c>2026-01-31 12:00:00.000000</c>.</summary>
    public const int TimeLength = 26;

    private const int SecondsLength = 19;

    /// <summary>The text of a value, in UTF-8. What is no value of the type stays as it is.</summary>
    public static ReadOnlySpan<byte> Of(SqlTypeKind kind, ReadOnlySpan<byte> text) => kind switch
    {
        SqlTypeKind.Integer or SqlTypeKind.BigInt or SqlTypeKind.Decimal => Number(text),
        // UNLOAD writes t and f.
        SqlTypeKind.Boolean when text.SequenceEqual("t"u8) => "true"u8,
        SqlTypeKind.Boolean when text.SequenceEqual("f"u8) => "false"u8,
        _ => text,
    };

    /// <summary>Writes the time's 26 bytes; false if the text is no time such as <c>2026-01-31 12:00:00.5</c>.</summary>
    public static bool TryWriteTime(ReadOnlySpan<byte> text, Span<byte> time)
    {
        if (text.Length is < SecondsLength or > TimeLength)
        {
            return false;
        }

        "0000-00-00 00:00:00.000000"u8.CopyTo(time);
        text.CopyTo(time);
        time[SecondsLength] = (byte)'.';
        return true;
    }

    private static ReadOnlySpan<byte> Number(ReadOnlySpan<byte> text)
    {
        var isSigned = text.Length > 0 && text[0] is (byte)'-' or (byte)'+';
        var digits = isSigned ? text[1..] : text;
        // The range has one other character, the slash, which no database puts into a number.
        if (digits.Length == 0 || digits.IndexOfAnyExceptInRange((byte)'.', (byte)'9') >= 0)
        {
            return text;
        }

        if (digits.Contains((byte)'.'))
        {
            digits = digits.TrimEnd((byte)'0').TrimEnd((byte)'.');
        }

        var zeros = 0;
        while (zeros + 1 < digits.Length && digits[zeros] == '0' && digits[zeros + 1] != '.')
        {
            zeros++;
        }

        digits = digits[zeros..];
        return digits.SequenceEqual("0"u8) || !isSigned || text[0] == '+' ? digits
            : zeros == 0 ? text[..(1 + digits.Length)]
            : (byte[])[(byte)'-', .. digits];
    }
}
