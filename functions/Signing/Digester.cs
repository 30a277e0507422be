using Blake2Fast;

namespace WriteBackLambdas.Signing;

/// <summary>Computes BLAKE2b-256 digests of row messages, one at a time.</summary>
public sealed class Digester(SigningKey key)
{
    /// <summary>Writes the 32 bytes of the keyed digest.</summary>
    public void Write(ReadOnlySpan<byte> message, Span<byte> digest) =>
        Blake2b.ComputeAndWriteHash(Digest.ByteLength, key.Bytes, message, digest);

    public Digest Compute(RowMessage message)
    {
        var digest = new byte[Digest.ByteLength];
        Write(message.Bytes, digest);
        return new Digest(digest);
    }

    /// <summary>Writes the 32 bytes of a digest without a key.</summary>
    public static void WriteUnkeyed(ReadOnlySpan<byte> message, Span<byte> digest) =>
        Blake2b.ComputeAndWriteHash(Digest.ByteLength, [], message, digest);

    /// <summary>A digest without a key. It identifies a row and protects nothing.</summary>
    public static Digest ComputeUnkeyed(RowMessage message) => new(Blake2b.ComputeHash(Digest.ByteLength, message.Bytes));
}
