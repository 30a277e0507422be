using Blake2Fast;

namespace WriteBackLambdas.Signing;

/// <summary>Makes BLAKE2b-256 digests of row messages (RFC 7693, digest length 32; not a longer digest cut short).</summary>
public sealed class Digester(SigningKey key)
{
    /// <summary>Writes the keyed digest's 32 bytes to <paramref name="digest"/>.</summary>
    public void Write(ReadOnlySpan<byte> message, Span<byte> digest) =>
        Blake2b.ComputeAndWriteHash(Digest.ByteLength, key.Bytes, message, digest);

    public Digest Compute(RowMessage message)
    {
        var digest = new byte[Digest.ByteLength];
        Write(message.Bytes, digest);
        return new Digest(digest);
    }

    /// <summary>The digest without a key: a fingerprint to look up by, which protects nothing.</summary>
    public static Digest ComputeUnkeyed(RowMessage message) => new(Blake2b.ComputeHash(Digest.ByteLength, message.Bytes));
}
