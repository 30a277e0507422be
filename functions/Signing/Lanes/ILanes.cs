using System.Diagnostics.CodeAnalysis;

namespace WriteBackLambdas.Signing.Lanes;

/// <summary>One 64-bit word of each of <see cref="Count"/> hashes, in one vector register.</summary>
internal interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>1, 2, 4 or 8.</summary>
    static abstract int Count { get; }

    /// <summary>Puts the same word in every lane.</summary>
    static abstract TSelf Broadcast(ulong word);

    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Adds a vector in memory, which takes no register.</summary>
    static abstract TSelf Add(TSelf left, ref readonly TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf RotateRight(TSelf words, [ConstantExpected] byte bits);

    /// <summary>
    /// Reads <see cref="Count"/> words of each message at its offset and transposes them: word i of all messages becomes the i-th of
    /// <paramref name="words"/>.
    /// </summary>
    static abstract void LoadTransposed(ref byte messages, ref int offsets, ref TSelf words);
}
