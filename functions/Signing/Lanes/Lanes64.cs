using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace WriteBackLambdas.Signing.Lanes;

/// <summary>One lane, for processors without vectors.</summary>
internal readonly struct Lanes64(ulong word) : ILanes<Lanes64>
{
    private readonly ulong _word = word;

    public static int Count => 1;

    public static Lanes64 Broadcast(ulong word) => new(word);

    public static Lanes64 operator +(Lanes64 left, Lanes64 right) => new(left._word + right._word);

    public static Lanes64 Add(Lanes64 left, ref readonly Lanes64 right) => new(left._word + right._word);

    public static Lanes64 operator ^(Lanes64 left, Lanes64 right) => new(left._word ^ right._word);

    public static Lanes64 operator &(Lanes64 left, Lanes64 right) => new(left._word & right._word);

    public static Lanes64 RotateRight(Lanes64 words, [ConstantExpected] byte bits) => new(BitOperations.RotateRight(words._word, bits));

    public static void LoadTransposed(ref byte messages, ref int offsets, ref Lanes64 words) =>
        words = new(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref messages, offsets)));
}
