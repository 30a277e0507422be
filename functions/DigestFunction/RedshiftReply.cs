using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>
/// The answer to Redshift, in a pooled buffer: a JSON string that holds the JSON text, as every AWS sample returns it; at most
/// <see cref="BatchLimits.MaxReplyBytes"/>.
/// </summary>
internal sealed class RedshiftReply : IDisposable
{
    /// <summary>Room for what stands before the rows, which says how many they are.</summary>
    private const int HeadBytes = 64;

    private readonly int[] _unfilled = new int[MessageBatch.MaxMessages];
    private int _unfilledCount;
    private byte[] _buffer;
    private int _length = HeadBytes;

    /// <param name="payloadBytes">The request's: most rows' digests take less than twice the room.</param>
    public RedshiftReply(int payloadBytes) => _buffer = ArrayPool<byte>.Shared.Rent(HeadBytes + Math.Min(2 * payloadBytes, BatchLimits.MaxReplyBytes));

    public int Rows { get; private set; }

    /// <summary>Leaves room for a digest, which <see cref="Fill"/> brings. False when the answer would grow too long.</summary>
    public bool TryAddDigest()
    {
        _unfilled[_unfilledCount++] = _length;
        return TryAdd(BatchLimits.ReplyBytesPerRow);
    }

    /// <summary>False when the answer would grow too long.</summary>
    public bool TryAddNull()
    {
        var row = _length;
        if (!TryAdd(BatchLimits.ReplyBytesPerNull))
        {
            return false;
        }

        "null,"u8.CopyTo(_buffer.AsSpan(row));
        return true;
    }

    /// <summary>Writes the digests that have been left room for, 32 bytes each.</summary>
    // Compiled at once and fully, for its vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Fill(ReadOnlySpan<byte> digests)
    {
        for (var i = 0; i < _unfilledCount; i++)
        {
            var row = _buffer.AsSpan(_unfilled[i], BatchLimits.ReplyBytesPerRow);
            "\\\""u8.CopyTo(row);
            Digest.WriteHex(digests.Slice(i * Digest.ByteLength, Digest.ByteLength), row[2..]);
            "\\\","u8.CopyTo(row[(2 + Digest.HexLength)..]);
        }

        _unfilledCount = 0;
    }

    /// <summary>Adds the rows of another. False when the answer would grow too long.</summary>
    public bool TryAppend(RedshiftReply other)
    {
        var row = _length;
        if (!TryAdd(other._length - HeadBytes, other.Rows))
        {
            return false;
        }

        other._buffer.AsSpan(HeadBytes, other._length - HeadBytes).CopyTo(_buffer.AsSpan(row));
        return true;
    }

    /// <summary>The whole answer for the rows added; from now on the buffer is the stream's.</summary>
    public Stream ToStream()
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        Utf8.TryWrite(head, $"\"{{\\\"success\\\":true,\\\"num_records\\\":{Rows},\\\"results\\\":[", out var headLength);
        var start = HeadBytes - headLength;
        head[..headLength].CopyTo(_buffer.AsSpan(start));

        var end = Rows == 0 ? _length : _length - 1;
        "]}\""u8.CopyTo(_buffer.AsSpan(end));
        return new ReplyStream(_buffer, start, end + 3 - start);
    }

    /// <summary>The answer that fails the SQL query with the message in its error.</summary>
    public static Stream Failure(string message)
    {
        var json = $$"""{"success":false,"error_msg":"{{JsonEncodedText.Encode(message)}}"}""";
        return new MemoryStream(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(json)}\""));
    }

    /// <summary>Only for an answer that is not sent.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private bool TryAdd(int bytes, int rows = 1)
    {
        Rows += rows;
        _length += bytes;
        if (_length - HeadBytes > BatchLimits.MaxRowsBytes)
        {
            return false;
        }

        // What ends the answer takes two bytes more than the last row's comma.
        if (_length + 2 > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _buffer.Length, _length + 2));
            _buffer.AsSpan(0, _length - bytes).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return true;
    }
}
