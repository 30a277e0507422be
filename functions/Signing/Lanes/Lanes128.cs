using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace WriteBackLambdas.Signing.Lanes;

/// <summary>Two lanes, for SSE and ARM's AdvSimd.</summary>
internal readonly struct Lanes128(Vector128<ulong> words) : ILanes<Lanes128>
{
    private readonly Vector128<ulong> _words = words;

    public static int Count => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(ulong word) => new(Vector128.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 left, Lanes128 right) => new(left._words + right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Add(Lanes128 left, ref readonly Lanes128 right) => new(left._words + right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator ^(Lanes128 left, Lanes128 right) => new(left._words ^ right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator &(Lanes128 left, Lanes128 right) => new(left._words & right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 RotateRight(Lanes128 words, [ConstantExpected] byte bits)
    {
        var w = words._words;
        return new(bits switch
        {
            32 => Vector128.Shuffle(w.AsUInt32(), Vector128.Create(1u, 0, 3, 2)).AsUInt64(),
            24 => ShuffleBytes(w, RotatedBy24),
            16 => ShuffleBytes(w, RotatedBy16),
            63 => (w + w) ^ (w >>> 63),
            _ => (w << (64 - bits)) | (w >>> bits),
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadTransposed(ref byte messages, ref int offsets, ref Lanes128 words)
    {
        var a = Vector128.LoadUnsafe(ref messages, (nuint)offsets).AsUInt64();
        var b = Vector128.LoadUnsafe(ref messages, (nuint)Unsafe.Add(ref offsets, 1)).AsUInt64();
        words = new(Vector128.Create(a.GetLower(), b.GetLower()));
        Unsafe.Add(ref words, 1) = new(Vector128.Create(a.GetUpper(), b.GetUpper()));
    }

    /// <summary>Reads the order from memory, as <see cref="Lanes256"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> ShuffleBytes(Vector128<ulong> words, ReadOnlySpan<byte> order) =>
        Vector128.ShuffleNative(words.AsByte(), Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(order))).AsUInt64();

    private static ReadOnlySpan<byte> RotatedBy24 => [3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10];

    private static ReadOnlySpan<byte> RotatedBy16 => [2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9];
}
