using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>
/// The answer to Redshift in a pooled buffer: a JSON string that contains the JSON text, as every AWS sample returns it. It is never longer
/// than <see cref="BatchLimits.MaxReplyBytes"/>.
/// </summary>
internal sealed class RedshiftReply : IDisposable
{
    /// <summary>Room for the text before the rows, which contains their number.</summary>
    private const int HeadBytes = 64;

    /// <summary>
    /// Where the digests go that are not computed yet. A row's message goes into a <see cref="MessageBatch"/> whenever its place is added
    /// here, and <see cref="Fill"/> empties both, so the i-th digest of the batch belongs to the i-th of these places.
    /// </summary>
    private readonly int[] _unfilled = new int[MessageBatch.MaxMessages];
    private int _unfilledCount;
    private byte[] _buffer;
    private int _length = HeadBytes;

    /// <param name="payloadBytes">The request's length. Most answers are less than twice as long.</param>
    public RedshiftReply(int payloadBytes) =>
        _buffer = ArrayPool<byte>.Shared.Rent(HeadBytes + Math.Min(2 * payloadBytes, BatchLimits.MaxReplyBytes));

    public int Rows { get; private set; }

    /// <summary>Adds a place for the digest of the batch's last message. Returns false if the answer gets too long.</summary>
    public bool TryAddDigest()
    {
        _unfilled[_unfilledCount++] = _length;
        return TryAdd(BatchLimits.ReplyBytesPerRow);
    }

    /// <summary>Adds a NULL. Returns false if the answer gets too long.</summary>
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

    /// <summary>Writes a batch's digests, 32 bytes each, to the places that were added since the last call.</summary>
    // Optimized from the first call, because it uses vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Fill(ReadOnlySpan<byte> digests)
    {
        if (digests.Length != _unfilledCount * Digest.ByteLength)
        {
            throw new InvalidOperationException($"{digests.Length} bytes of digests do not fill the places of {_unfilledCount} rows.");
        }

        for (var i = 0; i < _unfilledCount; i++)
        {
            var row = _buffer.AsSpan(_unfilled[i], BatchLimits.ReplyBytesPerRow);
            "\\\""u8.CopyTo(row);
            Digest.WriteHex(digests.Slice(i * Digest.ByteLength, Digest.ByteLength), row[2..]);
            "\\\","u8.CopyTo(row[(2 + Digest.HexLength)..]);
        }

        _unfilledCount = 0;
    }

    /// <summary>The whole answer. The buffer moves to the stream.</summary>
    public Stream ToStream()
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        Utf8.TryWrite(head, $"\"{{\\\"success\\\":true,\\\"num_records\\\":{Rows},\\\"results\\\":[", out var headLength);
        var start = HeadBytes - headLength;
        head[..headLength].CopyTo(_buffer.AsSpan(start));

        var end = Rows == 0 ? _length : _length - 1;
        "]}\""u8.CopyTo(_buffer.AsSpan(end));
        var stream = new ReplyStream(_buffer, start, end + 3 - start);
        _buffer = [];
        return stream;
    }

    /// <summary>The answer that makes the SQL query fail with this message.</summary>
    public static Stream Failure(string message)
    {
        var json = $$"""{"success":false,"error_msg":"{{JsonEncodedText.Encode(message)}}"}""";
        return new MemoryStream(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(json)}\""));
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool TryAdd(int bytes)
    {
        Rows++;
        _length += bytes;
        if (_length - HeadBytes > BatchLimits.MaxRowsBytes)
        {
            return false;
        }

        // The end of the answer takes two bytes more than the last row's comma, which it replaces.
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
