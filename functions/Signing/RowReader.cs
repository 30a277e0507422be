using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace WriteBackLambdas.Signing;

/// <summary>
/// Reads a JSON array of rows, each an array of arguments, a bare argument or null, and writes each row's message into a
/// <see cref="MessageBatch"/>: the row as Python's <c>json.dumps</c> writes it, except that numbers are copied unchanged.
/// </summary>
/// <remarks>
/// Utf8JsonReader takes longer to find the strings of a row than the lanes take to hash it, so it only reads numbers and booleans here.
/// The payload is read without bounds checks: every step stops at a byte that it does not expect, and the 0 after the payload is one.
/// </remarks>
public ref partial struct RowReader
{
    /// <summary>The number of bytes after the payload that may be read. The first of them is 0.</summary>
    public const int Padding = WindowBytes;

    private const ushort CommaAndSpace = ',' | (' ' << 8);
    private const uint Null = 'n' | ('u' << 8) | ('l' << 16) | ('l' << 24);

    private readonly ReadOnlySpan<byte> _payload;
    private readonly JsonReaderState _inArray;
    private bool _isFirst = true;
    private int _window = -WindowBytes;
    private ulong _specialInWindow;

    /// <param name="padded">The payload and its <see cref="Padding"/>.</param>
    /// <param name="length">The payload's length.</param>
    /// <param name="position">The position after the array's opening bracket.</param>
    /// <param name="inArray">The state of a Utf8JsonReader at that position.</param>
    public RowReader(ReadOnlySpan<byte> padded, int length, int position, JsonReaderState inArray)
    {
        if (padded.Length - length < Padding || padded[length] != 0)
        {
            throw new ArgumentException($"The payload must be followed by {Padding} bytes, the first of them 0.", nameof(padded));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, length);
        _payload = padded[..length];
        (_inArray, Position) = (inArray, position);
    }

    /// <summary>The position of the next byte to read; after <see cref="RowKind.End"/>, of the array's closing bracket.</summary>
    public int Position { get; private set; }

    /// <summary>Adds the next row's message to a batch that is not full. No row comes after <see cref="RowKind.Refused"/>.</summary>
    // Optimized from the first call and never inlined, like the lanes: a whole batch can be the first thing that a process does.
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

    /// <summary>Copies an argument. Returns false if it cannot be signed.</summary>
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

    /// <summary>Copies a number or a boolean unchanged. Returns its length, or 0 if it is neither.</summary>
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
