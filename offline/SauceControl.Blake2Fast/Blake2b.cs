using Blake2Fast.Implementation;

namespace Blake2Fast;

/// <summary>BLAKE2b in one call, or piece by piece.</summary>
public static class Blake2b
{
    /// <summary>Bytes.</summary>
    public const int DefaultDigestLength = 64;

    public static byte[] ComputeHash(ReadOnlySpan<byte> input) => ComputeHash(DefaultDigestLength, default, input);

    public static byte[] ComputeHash(int digestLength, ReadOnlySpan<byte> input) => ComputeHash(digestLength, default, input);

    public static byte[] ComputeHash(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input) => ComputeHash(DefaultDigestLength, key, input);

    public static byte[] ComputeHash(int digestLength, ReadOnlySpan<byte> key, ReadOnlySpan<byte> input)
    {
        Blake2bHashState state = CreateIncrementalHasher(digestLength, key);
        state.Update(input);
        return state.Finish();
    }

    public static void ComputeAndWriteHash(ReadOnlySpan<byte> input, Span<byte> output) =>
        ComputeAndWriteHash(DefaultDigestLength, default, input, output);

    public static void ComputeAndWriteHash(int digestLength, ReadOnlySpan<byte> input, Span<byte> output) =>
        ComputeAndWriteHash(digestLength, default, input, output);

    public static void ComputeAndWriteHash(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, Span<byte> output) =>
        ComputeAndWriteHash(DefaultDigestLength, key, input, output);

    public static void ComputeAndWriteHash(int digestLength, ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (output.Length < digestLength)
        {
            throw new ArgumentException($"Room for {digestLength} bytes is needed.", nameof(output));
        }

        Blake2bHashState state = CreateIncrementalHasher(digestLength, key);
        state.Update(input);
        state.Finish(output);
    }

    public static Blake2bHashState CreateIncrementalHasher() => CreateIncrementalHasher(DefaultDigestLength, default);

    public static Blake2bHashState CreateIncrementalHasher(int digestLength) => CreateIncrementalHasher(digestLength, default);

    public static Blake2bHashState CreateIncrementalHasher(ReadOnlySpan<byte> key) => CreateIncrementalHasher(DefaultDigestLength, key);

    public static Blake2bHashState CreateIncrementalHasher(int digestLength, ReadOnlySpan<byte> key) => new(digestLength, key);
}
