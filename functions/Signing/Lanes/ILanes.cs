using System.Diagnostics.CodeAnalysis;

namespace WriteBackLambdas.Signing.Lanes;

/// <summary>One 64-bit word of each of <see cref="Count"/> hashes side by side, in one vector register.</summary>
internal interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>1, 2, 4 or 8.</summary>
    static abstract int Count { get; }

    /// <summary>The same word in every lane.</summary>
    static abstract TSelf All(ulong word);

    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The sum with a vector in memory, for which no register is taken.</summary>
    static abstract TSelf Add(TSelf left, ref readonly TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf RotateRight(TSelf words, [ConstantExpected] byte bits);

    /// <summary>Reads <see cref="Count"/> words of each message, at <paramref name="offsets"/>, and turns them around: word i of all becomes the i-th of <paramref name="words"/>.</summary>
    static abstract void LoadTransposed(ref byte messages, ref int offsets, ref TSelf words);
}
