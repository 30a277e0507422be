using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace WriteBackLambdas.Signing;

/// <summary>Copies strings: printable ASCII a vector at a time, escapes and all other characters one at a time.</summary>
public ref partial struct RowReader
{
    private const int WindowBytes = 64;

    /// <summary>Copies a string. Returns false if it is not well-formed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool CopyText(MessageBatch batch, ref byte source, ref int from, ref int to)
    {
        // The opening quote is copied together with the text that follows it.
        var length = 1 + PlainLength(ref source, from + 1);
        while (true)
        {
            ref var arena = ref batch.ArenaFor(to, length);
            for (var i = 0; i < length; i += Vector256<byte>.Count)
            {
                Vector256.LoadUnsafe(ref source, (nuint)(from + i)).StoreUnsafe(ref arena, (nuint)(to + i));
            }

            from += length;
            to += length;
            ref var destination = ref Unsafe.Add(ref arena, to);
            var special = Unsafe.Add(ref source, from);
            if (special == '"')
            {
                destination = special;
                from++;
                to++;
                return true;
            }

            var (read, written) = special == '\\' ? CopyEscape(from, ref destination) : CopyCharacter(from, ref destination);
            if (read == 0)
            {
                return false;
            }

            from += read;
            to += written;
            length = PlainLength(ref source, from);
        }
    }

    /// <summary>Counts the plain bytes from there on. Each window is examined once: the result serves all strings in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlainLength(ref byte source, int from)
    {
        for (var at = from; ; at = _window + WindowBytes)
        {
            if (at - _window >= WindowBytes)
            {
                _window = at;
                _specialInWindow = SpecialBytes(Vector256.LoadUnsafe(ref source, (nuint)at))
                    | ((ulong)SpecialBytes(Vector256.LoadUnsafe(ref source, (nuint)(at + Vector256<byte>.Count))) << Vector256<byte>.Count);
            }

            var special = _specialInWindow >> (at - _window);
            if (special != 0)
            {
                return at - from + BitOperations.TrailingZeroCount(special);
            }
        }
    }

    /// <summary>Sets a bit for each byte that is a quote, a backslash or not printable ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint SpecialBytes(Vector256<byte> text)
    {
        // As signed numbers, bytes above ASCII are negative.
        var control = Vector256.LessThan(text.AsSByte(), Vector256.Create((sbyte)' ')).AsByte();
        var quote = Vector256.Equals(text, Vector256.Create((byte)'"')) | Vector256.Equals(text, Vector256.Create((byte)'\\'));
        return (quote | Vector256.Equals(text, Vector256.Create((byte)0x7f)) | control).ExtractMostSignificantBits();
    }

    /// <summary>Copies a character that is not printable ASCII. Reads 0 bytes if JSON does not allow it.</summary>
    private readonly (int Read, int Written) CopyCharacter(int from, ref byte destination)
    {
        if (Rune.DecodeFromUtf8(_payload[from..], out var rune, out var read) != OperationStatus.Done || rune.Value < ' ')
        {
            return default;
        }

        if (rune.IsBmp)
        {
            return (read, PythonText.Write((char)rune.Value, ref destination));
        }

        Span<char> pair = stackalloc char[2];
        rune.EncodeToUtf16(pair);
        var written = PythonText.Write(pair[0], ref destination);
        return (read, written + PythonText.Write(pair[1], ref Unsafe.Add(ref destination, written)));
    }

    /// <summary>Copies an escape, or the two escapes of a surrogate pair. Reads 0 bytes if JSON does not allow it.</summary>
    private readonly (int Read, int Written) CopyEscape(int from, ref byte destination)
    {
        var text = _payload[from..];
        var read = ReadEscape(text, out var unit);
        if (read == 0 || char.IsLowSurrogate(unit))
        {
            return default;
        }

        var written = PythonText.Write(unit, ref destination);
        if (!char.IsHighSurrogate(unit))
        {
            return (read, written);
        }

        var readLow = ReadEscape(text[read..], out var low);
        return char.IsLowSurrogate(low)
            ? (read + readLow, written + PythonText.Write(low, ref Unsafe.Add(ref destination, written)))
            : default;
    }

    /// <summary>Returns an escape's length, or 0 if there is no valid escape.</summary>
    private static int ReadEscape(ReadOnlySpan<byte> text, out char unit)
    {
        const int shortLength = 2, unicodeLength = 6;
        unit = '\0';
        if (text is not [(byte)'\\', var letter, ..])
        {
            return 0;
        }

        if (letter == 'u')
        {
            var hex = text[shortLength..Math.Min(unicodeLength, text.Length)];
            var isUnit = Utf8Parser.TryParse(hex, out ushort value, out var digits, 'x') && digits == 4;
            unit = (char)value;
            return isUnit ? unicodeLength : 0;
        }

        unit = letter switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => (char)letter,
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => '\0',
        };
        return unit == '\0' ? 0 : shortLength;
    }
}
