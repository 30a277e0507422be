using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WriteBackLambdas.Signing;

/// <summary>
/// The text of a JSON string as Python's <c>json.dumps</c> writes it (<c>ensure_ascii</c>): printable ASCII unchanged, and every other
/// UTF-16 code unit as an escape in lower-case hexadecimal. .NET's own encoders write something else.
/// </summary>
internal static class PythonText
{
    /// <summary>The most bytes that one code unit becomes, as in <c>\u007f</c>.</summary>
    public const int MaxUnitLength = 6;

    /// <summary>Writes a code unit where there is room for <see cref="MaxUnitLength"/> bytes. Returns the bytes written.</summary>
    public static int Write(char unit, ref byte destination)
    {
        if (unit is >= ' ' and <= '~' and not '"' and not '\\')
        {
            destination = (byte)unit;
            return 1;
        }

        destination = (byte)'\\';
        if (ShortEscape(unit) is var letter and not 0)
        {
            Unsafe.Add(ref destination, 1) = letter;
            return 2;
        }

        Unsafe.Add(ref destination, 1) = (byte)'u';
        ref var digits = ref MemoryMarshal.GetReference("0123456789abcdef"u8);
        Unsafe.Add(ref destination, 2) = Unsafe.Add(ref digits, unit >> 12);
        Unsafe.Add(ref destination, 3) = Unsafe.Add(ref digits, (unit >> 8) & 15);
        Unsafe.Add(ref destination, 4) = Unsafe.Add(ref digits, (unit >> 4) & 15);
        Unsafe.Add(ref destination, 5) = Unsafe.Add(ref digits, unit & 15);
        return MaxUnitLength;
    }

    private static byte ShortEscape(char unit) => unit switch
    {
        > '\\' => 0,
        '"' => (byte)'"',
        '\\' => (byte)'\\',
        '\b' => (byte)'b',
        '\f' => (byte)'f',
        '\n' => (byte)'n',
        '\r' => (byte)'r',
        '\t' => (byte)'t',
        _ => 0,
    };
}
