using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WriteBackLambdas.Signing.Lanes;

/// <summary>Four lanes, for AVX2.</summary>
internal readonly struct Lanes256(Vector256<ulong> words) : ILanes<Lanes256>
{
    private readonly Vector256<ulong> _words = words;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(ulong word) => new(Vector256.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left._words + right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Add(Lanes256 left, ref readonly Lanes256 right) => new(left._words + right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator ^(Lanes256 left, Lanes256 right) => new(left._words ^ right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator &(Lanes256 left, Lanes256 right) => new(left._words & right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 RotateRight(Lanes256 words, [ConstantExpected] byte bits)
    {
        var w = words._words;
        return new(Avx512F.VL.IsSupported ? Avx512F.VL.RotateRight(w, bits) : bits switch
        {
            32 => Vector256.Shuffle(w.AsUInt32(), Vector256.Create(1u, 0, 3, 2, 5, 4, 7, 6)).AsUInt64(),
            24 => ShuffleBytes(w, RotatedBy24),
            16 => ShuffleBytes(w, RotatedBy16),
            63 => (w + w) ^ (w >>> 63),
            _ => (w << (64 - bits)) | (w >>> bits),
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadTransposed(ref byte messages, ref int offsets, ref Lanes256 words)
    {
        var a0 = Load(ref messages, Unsafe.Add(ref offsets, 0));
        var a1 = Load(ref messages, Unsafe.Add(ref offsets, 1));
        var a2 = Load(ref messages, Unsafe.Add(ref offsets, 2));
        var a3 = Load(ref messages, Unsafe.Add(ref offsets, 3));
        var b0 = Avx2.UnpackLow(a0, a1);
        var b1 = Avx2.UnpackHigh(a0, a1);
        var b2 = Avx2.UnpackLow(a2, a3);
        var b3 = Avx2.UnpackHigh(a2, a3);
        Unsafe.Add(ref words, 0) = new(Avx2.Permute2x128(b0, b2, 0x20));
        Unsafe.Add(ref words, 1) = new(Avx2.Permute2x128(b1, b3, 0x20));
        Unsafe.Add(ref words, 2) = new(Avx2.Permute2x128(b0, b2, 0x31));
        Unsafe.Add(ref words, 3) = new(Avx2.Permute2x128(b1, b3, 0x31));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Load(ref byte messages, int offset) => Vector256.LoadUnsafe(ref messages, (nuint)offset).AsUInt64();

    /// <summary>Reads the order from memory: a constant would take one of the 16 registers, which are all in use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> ShuffleBytes(Vector256<ulong> words, ReadOnlySpan<byte> order) =>
        Avx2.Shuffle(words.AsByte(), Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(order))).AsUInt64();

    private static ReadOnlySpan<byte> RotatedBy24 =>
        [3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10, 3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10];

    private static ReadOnlySpan<byte> RotatedBy16 =>
        [2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9, 2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9];
}
