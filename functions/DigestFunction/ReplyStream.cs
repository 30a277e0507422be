using System.Buffers;

namespace WriteBackLambdas.DigestFunction;

/// <summary>An answer in a pooled buffer, which goes back to its pool with the stream's disposal or once the answer has been copied elsewhere.</summary>
internal sealed class ReplyStream(byte[] buffer, int start, int length) : MemoryStream(buffer, start, length, writable: false)
{
    private byte[]? _buffer = buffer;

    /// <summary>Ends with a disposal: Lambda's runtime copies an answer so and does not dispose of it (StreamSerializer of Amazon.Lambda.RuntimeSupport).</summary>
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
