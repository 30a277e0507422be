using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace WriteBackLambdas.Signing;

/// <summary>
/// Reads a JSON array of rows, each an array of arguments, a bare argument or null, and writes the message of each into a <see cref="MessageBatch"/>: the row
/// as Python's <c>json.dumps</c> writes it, but for numbers, which stay as they stand.
/// </summary>
/// <remarks>
/// By hand, since Utf8JsonReader takes longer to find the strings of a row than the lanes take to hash it. Numbers and booleans are left to it. The payload's bytes
/// are read without a check of their bounds: each step stops at a byte that it does not know, and the 0 behind the payload is such a byte.
/// </remarks>
public ref partial struct RowReader
{
    /// <summary>Bytes behind the payload that may be read, the first of them 0.</summary>
    public const int Padding = WindowBytes;

    private const ushort CommaAndSpace = ',' | (' ' << 8);
    private const uint Null = 'n' | ('u' << 8) | ('l' << 16) | ('l' << 24);

    private readonly ReadOnlySpan<byte> _payload;
    private readonly JsonReaderState _inArray;
    private readonly int _stop;
    private bool _isFirst = true;
    private int _window = -WindowBytes;
    private ulong _specialInWindow;

    /// <param name="padded">The payload and its <see cref="Padding"/>.</param>
    /// <param name="length">The payload's bytes.</param>
    /// <param name="position">Where the first row starts: behind the array's opening bracket.</param>
    /// <param name="inArray">The state of a reader that has come so far.</param>
    /// <param name="stop">Where a row starts that is no longer to be read.</param>
    public RowReader(ReadOnlySpan<byte> padded, int length, int position, JsonReaderState inArray, int stop = int.MaxValue)
    {
        if (padded.Length - length < Padding || padded[length] != 0)
        {
            throw new ArgumentException($"The payload needs {Padding} bytes behind it, the first of them 0.", nameof(padded));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, length);
        _payload = padded[..length];
        (_inArray, Position, _stop) = (inArray, position, stop);
    }

    /// <summary>The next byte to read: after <see cref="RowKind.End"/> the array's closing bracket, or the row to stop at.</summary>
    public int Position { get; private set; }

    /// <summary>Adds the next row's message to <paramref name="batch"/>, which must not be full. After <see cref="RowKind.Refused"/> there is no next row.</summary>
    // Compiled at once, fully and by itself, as the lanes are: a whole batch can be the first thing that a process does.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public RowKind Read(MessageBatch batch)
    {
        ref var source = ref MemoryMarshal.GetReference(_payload);
        var from = SkipSpace(ref source, Position);
        if (Unsafe.Add(ref source, from) == ']')
        {
            Position = from;
            return RowKind.End;
        }

        if (!_isFirst)
        {
            if (Unsafe.Add(ref source, from) != ',')
            {
                return RowKind.Refused;
            }

            from = SkipSpace(ref source, from + 1);
            if (from >= _stop)
            {
                Position = from;
                return from == _stop ? RowKind.End : RowKind.Refused;
            }
        }

        _isFirst = false;
        var to = batch.Start;
        var anyValue = false;
        var isArray = Unsafe.Add(ref source, from) == '[';
        if (isArray)
        {
            Unsafe.Add(ref batch.ArenaFor(to, 1), to++) = (byte)'[';
            from = SkipSpace(ref source, from + 1);
        }

        var hasNext = !isArray || Unsafe.Add(ref source, from) != ']';
        while (hasNext)
        {
            if (!CopyArgument(batch, ref source, ref from, ref to, ref anyValue))
            {
                return RowKind.Refused;
            }

            hasNext = false;
            if (isArray)
            {
                from = SkipSpace(ref source, from);
                hasNext = Unsafe.Add(ref source, from) == ',';
                if (hasNext)
                {
                    Unsafe.WriteUnaligned(ref Unsafe.Add(ref batch.Arena, to), CommaAndSpace);
                    to += sizeof(ushort);
                    from = SkipSpace(ref source, from + 1);
                }
            }
        }

        if (isArray)
        {
            if (Unsafe.Add(ref source, from++) != ']')
            {
                return RowKind.Refused;
            }

            Unsafe.Add(ref batch.Arena, to++) = (byte)']';
        }

        Position = from;
        if (!anyValue)
        {
            return RowKind.Null;
        }

        batch.Add(to);
        return RowKind.Message;
    }

    /// <summary>False when it is not an argument that can be signed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool CopyArgument(MessageBatch batch, ref byte source, ref int from, ref int to, ref bool anyValue)
    {
        if (Unsafe.Add(ref source, from) == '"')
        {
            anyValue = true;
            return CopyText(batch, ref source, ref from, ref to);
        }

        if (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, from)) == Null)
        {
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref batch.ArenaFor(to, sizeof(uint)), to), Null);
            from += sizeof(uint);
            to += sizeof(uint);
            return true;
        }

        anyValue = true;
        var length = CopyLiteral(batch, from, to);
        from += length;
        to += length;
        return length > 0;
    }

    /// <summary>Copies a number or a boolean as it stands there; its length, 0 when it is neither.</summary>
    private readonly int CopyLiteral(MessageBatch batch, int from, int to)
    {
        var reader = new Utf8JsonReader(_payload[from..], isFinalBlock: true, _inArray);
        try
        {
            reader.Read();
        }
        catch (JsonException)
        {
            return 0;
        }

        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False))
        {
            return 0;
        }

        var literal = reader.ValueSpan;
        literal.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref batch.ArenaFor(to, literal.Length), to), literal.Length));
        return literal.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipSpace(ref byte source, int from)
    {
        while (Unsafe.Add(ref source, from) is <= (byte)' ' and ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            from++;
        }

        return from;
    }
}
