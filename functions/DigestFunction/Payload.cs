using System.Buffers;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>A request's bytes, at most Lambda's 6 MB, in a pooled buffer with the padding that <see cref="RowReader"/> needs.</summary>
internal sealed class Payload : IDisposable
{
    private byte[] _buffer;

    private Payload(int size) => _buffer = ArrayPool<byte>.Shared.Rent(size + RowReader.Padding);

    /// <summary>The payload, and the bytes after it.</summary>
    public ReadOnlySpan<byte> Padded => _buffer;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    public int Length { get; private set; }

    public static async ValueTask<Payload> ReadAsync(Stream input)
    {
        // A stream that knows its length is read into a buffer that fits, with one byte more so that the last read finds its end.
        var payload = new Payload(input.CanSeek ? (int)(input.Length - input.Position) + 1 : 64 * 1024);
        while (await input.ReadAsync(payload.Room) is var count and > 0)
        {
            payload.Length += count;
            payload.Reserve();
        }

        payload._buffer.AsSpan(payload.Length, RowReader.Padding).Clear();
        return payload;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private Memory<byte> Room => _buffer.AsMemory(Length, _buffer.Length - RowReader.Padding - Length);

    private void Reserve()
    {
        if (Room.IsEmpty)
        {
            var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }
}
