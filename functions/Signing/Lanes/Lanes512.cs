using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WriteBackLambdas.Signing.Lanes;

/// <summary>Eight lanes, for AVX-512.</summary>
internal readonly struct Lanes512(Vector512<ulong> words) : ILanes<Lanes512>
{
    private readonly Vector512<ulong> _words = words;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(ulong word) => new(Vector512.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => new(left._words + right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Add(Lanes512 left, ref readonly Lanes512 right) => new(left._words + right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator ^(Lanes512 left, Lanes512 right) => new(left._words ^ right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator &(Lanes512 left, Lanes512 right) => new(left._words & right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 RotateRight(Lanes512 words, [ConstantExpected] byte bits) => new(Avx512F.RotateRight(words._words, bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadTransposed(ref byte messages, ref int offsets, ref Lanes512 words)
    {
        var a0 = Load(ref messages, Unsafe.Add(ref offsets, 0));
        var a1 = Load(ref messages, Unsafe.Add(ref offsets, 1));
        var a2 = Load(ref messages, Unsafe.Add(ref offsets, 2));
        var a3 = Load(ref messages, Unsafe.Add(ref offsets, 3));
        var a4 = Load(ref messages, Unsafe.Add(ref offsets, 4));
        var a5 = Load(ref messages, Unsafe.Add(ref offsets, 5));
        var a6 = Load(ref messages, Unsafe.Add(ref offsets, 6));
        var a7 = Load(ref messages, Unsafe.Add(ref offsets, 7));

        var b0 = ZipLow(a0, a4);
        var b1 = ZipHigh(a0, a4);
        var b2 = ZipLow(a1, a5);
        var b3 = ZipHigh(a1, a5);
        var b4 = ZipLow(a2, a6);
        var b5 = ZipHigh(a2, a6);
        var b6 = ZipLow(a3, a7);
        var b7 = ZipHigh(a3, a7);

        a0 = ZipLow(b0, b4);
        a1 = ZipHigh(b0, b4);
        a2 = ZipLow(b1, b5);
        a3 = ZipHigh(b1, b5);
        a4 = ZipLow(b2, b6);
        a5 = ZipHigh(b2, b6);
        a6 = ZipLow(b3, b7);
        a7 = ZipHigh(b3, b7);

        Unsafe.Add(ref words, 0) = new(ZipLow(a0, a4));
        Unsafe.Add(ref words, 1) = new(ZipHigh(a0, a4));
        Unsafe.Add(ref words, 2) = new(ZipLow(a1, a5));
        Unsafe.Add(ref words, 3) = new(ZipHigh(a1, a5));
        Unsafe.Add(ref words, 4) = new(ZipLow(a2, a6));
        Unsafe.Add(ref words, 5) = new(ZipHigh(a2, a6));
        Unsafe.Add(ref words, 6) = new(ZipLow(a3, a7));
        Unsafe.Add(ref words, 7) = new(ZipHigh(a3, a7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Load(ref byte messages, int offset) => Vector512.LoadUnsafe(ref messages, (nuint)offset).AsUInt64();

    // low: a0 b0 a1 b1 ...; high: a4 b4 ...
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> ZipLow(Vector512<ulong> a, Vector512<ulong> b) =>
        Avx512F.PermuteVar8x64x2(a, Vector512.Create(0ul, 8, 1, 9, 2, 10, 3, 11), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> ZipHigh(Vector512<ulong> a, Vector512<ulong> b) =>
        Avx512F.PermuteVar8x64x2(a, Vector512.Create(4ul, 12, 5, 13, 6, 14, 7, 15), b);
}
