using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blake2Fast.Implementation;

/// <summary>A BLAKE2b hash under way. It is a plain value: a copy goes on by itself from where it was taken.</summary>
/// <remarks>
/// RFC 7693: digests of 1 to 64 bytes, keys of 0 to 64, blocks of 128. Messages here are shorter than 2^64 bytes, so the upper
/// half of the byte counter stays 0. An empty key is no key. The last block waits for <c>Finish</c>, since it is compressed
/// differently; so does the key's block, until there is a message.
/// </remarks>
public struct Blake2bHashState
{
    private const int BlockLength = 128;
    private const int MaxLength = 64;

    private Block buffer;
    private Chain chain;
    private ulong counter;
    private int buffered;
    private int digestLength;
    private bool finished;

    internal Blake2bHashState(int digestLength, ReadOnlySpan<byte> key)
    {
        if (digestLength is < 1 or > MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(digestLength), $"A digest has 1 to {MaxLength} bytes.");
        }

        if (key.Length > MaxLength)
        {
            throw new ArgumentException($"A key has at most {MaxLength} bytes.", nameof(key));
        }

        this.digestLength = digestLength;
        Blake2bCompression.InitialVector.CopyTo(chain);
        chain[0] ^= 0x01010000ul ^ ((ulong)key.Length << 8) ^ (ulong)digestLength;
        if (key.Length > 0)
        {
            key.CopyTo(buffer);
            buffered = BlockLength;
        }
    }

    /// <summary>Bytes.</summary>
    public readonly int DigestLength => digestLength;

    public void Update<T>(ReadOnlySpan<T> input)
        where T : struct
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            throw new NotSupportedException("Only values without references have bytes to hash.");
        }

        Absorb(MemoryMarshal.AsBytes(input));
    }

    public void Update<T>(T input)
        where T : struct => Update(new ReadOnlySpan<T>(in input));

    public byte[] Finish()
    {
        byte[] digest = new byte[digestLength];
        Finish(digest);
        return digest;
    }

    public void Finish(Span<byte> output)
    {
        if (!TryFinish(output, out _))
        {
            throw new ArgumentException($"Room for {digestLength} bytes is needed.", nameof(output));
        }
    }

    public bool TryFinish(Span<byte> output, out int bytesWritten)
    {
        bytesWritten = 0;
        if (output.Length < digestLength)
        {
            return false;
        }

        RefuseUnlessOpen();
        ((Span<byte>)buffer)[buffered..].Clear();
        Compress(buffer, buffered, last: true);
        finished = true;
        MemoryMarshal.AsBytes((Span<ulong>)chain)[..digestLength].CopyTo(output);
        bytesWritten = digestLength;
        return true;
    }

    private void Absorb(ReadOnlySpan<byte> input)
    {
        RefuseUnlessOpen();
        if (buffered > 0 && input.Length > BlockLength - buffered)
        {
            int missing = BlockLength - buffered;
            input[..missing].CopyTo(((Span<byte>)buffer)[buffered..]);
            Compress(buffer, BlockLength, last: false);
            input = input[missing..];
            buffered = 0;
        }

        for (; input.Length > BlockLength; input = input[BlockLength..])
        {
            Compress(input[..BlockLength], BlockLength, last: false);
        }

        input.CopyTo(((Span<byte>)buffer)[buffered..]);
        buffered += input.Length;
    }

    private void Compress(ReadOnlySpan<byte> block, int length, bool last)
    {
        counter += (ulong)length;
        Blake2bCompression.Compress(chain, block, counter, last);
    }

    private readonly void RefuseUnlessOpen()
    {
        if (digestLength == 0 || finished)
        {
            throw new InvalidOperationException(finished ? "The hash is finished." : "Create a state with CreateIncrementalHasher.");
        }
    }

    [InlineArray(BlockLength)]
    private struct Block
    {
        private byte first;
    }

    [InlineArray(8)]
    private struct Chain
    {
        private ulong first;
    }
}
