using System.Buffers;

namespace WriteBackLambdas.DigestFunction;

/// <summary>An answer in a pooled buffer, which returns to the pool when the stream is disposed of or has been copied.</summary>
internal sealed class ReplyStream(byte[] buffer, int start, int length) : MemoryStream(buffer, start, length, writable: false)
{
    private byte[]? _buffer = buffer;

    /// <summary>Disposes of the stream too, because Lambda's runtime does not (StreamSerializer of Amazon.Lambda.RuntimeSupport).</summary>
    public override void CopyTo(Stream destination, int bufferSize)
    {
        using (this)
        {
            base.CopyTo(destination, bufferSize);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Interlocked.Exchange(ref _buffer, null) is { } pooled)
        {
            ArrayPool<byte>.Shared.Return(pooled);
        }
    }
}
