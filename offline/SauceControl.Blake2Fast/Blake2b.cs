using System.Runtime.InteropServices;

namespace Blake2Fast;

/// <summary>BLAKE2b, RFC 7693: digests of 1 to 64 bytes, keys of up to 64. An empty key means no key.</summary>
public static class Blake2b
{
    private const int BlockLength = 128;
    private const int MaxLength = 64;

    public static byte[] ComputeHash(int digestLength, ReadOnlySpan<byte> input)
    {
        Span<byte> digest = stackalloc byte[MaxLength];
        ComputeAndWriteHash(digestLength, default, input, digest);
        return digest[..digestLength].ToArray();
    }

    public static void ComputeAndWriteHash(int digestLength, ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (digestLength is < 1 or > MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(digestLength), $"A digest has 1 to {MaxLength} bytes.");
        }

        if (key.Length > MaxLength)
        {
            throw new ArgumentException($"A key has at most {MaxLength} bytes.", nameof(key));
        }

        if (output.Length < digestLength)
        {
            throw new ArgumentException($"The output has room for {output.Length} bytes; the digest has {digestLength}.", nameof(output));
        }

        Span<ulong> state = stackalloc ulong[8];
        Span<byte> block = stackalloc byte[BlockLength];
        Blake2bCompression.InitialVector.CopyTo(state);
        state[0] ^= 0x01010000ul ^ ((ulong)key.Length << 8) ^ (ulong)digestLength;
        ulong counter = 0;
        block.Clear();
        if (key.Length > 0)
        {
            // The key is padded to a block of its own, which is the last one when there is no message.
            key.CopyTo(block);
            counter = BlockLength;
            Blake2bCompression.Compress(state, block, counter, last: input.IsEmpty);
            block.Clear();
        }

        for (; input.Length > BlockLength; input = input[BlockLength..])
        {
            counter += BlockLength;
            Blake2bCompression.Compress(state, input[..BlockLength], counter, last: false);
        }

        if (!input.IsEmpty || counter == 0)
        {
            input.CopyTo(block);
            Blake2bCompression.Compress(state, block, counter + (ulong)input.Length, last: true);
        }

        MemoryMarshal.AsBytes(state)[..digestLength].CopyTo(output);
    }
}
