using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WriteBackLambdas.Signing.Lanes;

/// <summary>
/// Keyed BLAKE2b-256 (RFC 7693) of several messages side by side: each vector holds one 64-bit word of every message's hash, so each
/// instruction of the compression function works on all of them.
/// </summary>
/// <remarks>
/// <code>
///             lane 0    lane 1    ...  lane 7
///     m[0]    word 0    word 0         word 0     a block of 16 words of each message
///     ...
///     m[15]   word 15   word 15        word 15
///     h[0..7], v[0..15], counter, last            likewise; the names are the RFC's
/// </code>
/// When a message has fewer blocks than the longest in its group, its lane waits: the lane's state no longer changes.
/// Limits: digests have 32 bytes, and there is always a key. Messages have at least one byte, because the last block of an empty one would
/// be the key block, and less than 2^31, so the upper half of the RFC's counter t is 0. The machine is little-endian. The time depends on
/// the lengths of the messages and on nothing else.
/// </remarks>
internal static class Blake2bLanes
{
    public const int BlockBytes = 128;
    public const int StateWords = 8;

    private const int BlockWords = BlockBytes / sizeof(ulong);
    private const int Rounds = 12;

    private static ReadOnlySpan<ulong> InitialVector =>
    [
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    ];

    /// <summary>RFC 7693, section 2.7. The first two rows are repeated for rounds 11 and 12.</summary>
    private static ReadOnlySpan<byte> Sigma =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
    ];

    /// <summary>Computes the state after the key block, from which the hash of every message with this key starts.</summary>
    public static void AbsorbKey(ReadOnlySpan<byte> key, Span<ulong> keyedState)
    {
        var state = new State<Lanes64> { Counter = Lanes64.Broadcast(BlockBytes), Active = Lanes64.Broadcast(ulong.MaxValue) };
        InitialVector.CopyTo(MemoryMarshal.Cast<Lanes64, ulong>((Span<Lanes64>)state.Chain));
        state.Chain[0] ^= Lanes64.Broadcast(0x01010000ul ^ ((ulong)key.Length << 8) ^ Digest.ByteLength);
        key.CopyTo(MemoryMarshal.AsBytes((Span<Lanes64>)state.Block));
        Compress(ref state);
        MemoryMarshal.Cast<Lanes64, ulong>((Span<Lanes64>)state.Chain).CopyTo(keyedState);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(new Span<State<Lanes64>>(ref state)));
    }

    /// <summary>Hashes as many messages as there are lanes, and writes each digest to its message's place.</summary>
    /// <param name="keyedState">The result of <see cref="AbsorbKey"/>.</param>
    /// <param name="arena">The messages, each followed by zeros up to a whole block.</param>
    // Optimized from the first call, because unoptimized vectors are 20 times slower. Never inlined, because the JIT compiler would not
    // inline all of it into another method.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Hash<TLanes>(
        ReadOnlySpan<ulong> keyedState, ReadOnlySpan<byte> arena, ReadOnlySpan<Message> messages, Span<byte> digests)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        Unsafe.SkipInit(out State<TLanes> unaligned);
        Unsafe.SkipInit(out Offsets offsets);
        ref var state = ref Align(ref unaligned);
        for (var i = 0; i < StateWords; i++)
        {
            state.Chain[i] = TLanes.Broadcast(keyedState[i]);
        }

        messages = messages[..TLanes.Count];
        var longest = 0;
        foreach (var message in messages)
        {
            longest = Math.Max(longest, message.Length);
        }

        for (var start = 0; start < longest; start += BlockBytes)
        {
            for (var lane = 0; lane < messages.Length; lane++)
            {
                var left = messages[lane].Length - start;
                Lane(ref state.Counter, lane) = (ulong)(BlockBytes + start + Math.Min(left, BlockBytes));
                Lane(ref state.Last, lane) = left <= BlockBytes ? ulong.MaxValue : 0;
                Lane(ref state.Active, lane) = left > 0 ? ulong.MaxValue : 0;
                offsets[lane] = messages[lane].Offset + (left > 0 ? start : 0);
            }

            for (var word = 0; word < BlockWords; word += TLanes.Count)
            {
                ref var words = ref Unsafe.Add(ref MemoryMarshal.GetReference(arena), word * sizeof(ulong));
                TLanes.LoadTransposed(ref words, ref offsets[0], ref state.Block[word]);
            }

            Compress(ref state);
        }

        for (var lane = 0; lane < messages.Length; lane++)
        {
            var digest = MemoryMarshal.Cast<byte, ulong>(digests.Slice(messages[lane].Index * Digest.ByteLength, Digest.ByteLength));
            for (var i = 0; i < digest.Length; i++)
            {
                digest[i] = Lane(ref state.Chain[i], lane);
            }
        }
    }

    /// <summary>The RFC's function F on the state's chain and block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compress<TLanes>(ref State<TLanes> state)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var iv = InitialVector;
        ref var h = ref state.Chain;
        TLanes v0 = h[0], v1 = h[1], v2 = h[2], v3 = h[3], v4 = h[4], v5 = h[5], v6 = h[6], v7 = h[7];
        TLanes v8 = TLanes.Broadcast(iv[0]), v9 = TLanes.Broadcast(iv[1]), v10 = TLanes.Broadcast(iv[2]), v11 = TLanes.Broadcast(iv[3]);
        TLanes v12 = TLanes.Broadcast(iv[4]) ^ state.Counter, v13 = TLanes.Broadcast(iv[5]);
        TLanes v14 = TLanes.Broadcast(iv[6]) ^ state.Last, v15 = TLanes.Broadcast(iv[7]);

        // A loop over SIGMA, because unrolled rounds have more variables than the JIT compiler tracks.
        ref var m = ref state.Block[0];
        ref var s = ref MemoryMarshal.GetReference(Sigma);
        for (var round = 0; round < Rounds; round++)
        {
            Mix(ref v0, ref v4, ref v8, ref v12, ref m, ref Unsafe.Add(ref s, 0));
            Mix(ref v1, ref v5, ref v9, ref v13, ref m, ref Unsafe.Add(ref s, 2));
            Mix(ref v2, ref v6, ref v10, ref v14, ref m, ref Unsafe.Add(ref s, 4));
            Mix(ref v3, ref v7, ref v11, ref v15, ref m, ref Unsafe.Add(ref s, 6));
            Mix(ref v0, ref v5, ref v10, ref v15, ref m, ref Unsafe.Add(ref s, 8));
            Mix(ref v1, ref v6, ref v11, ref v12, ref m, ref Unsafe.Add(ref s, 10));
            Mix(ref v2, ref v7, ref v8, ref v13, ref m, ref Unsafe.Add(ref s, 12));
            Mix(ref v3, ref v4, ref v9, ref v14, ref m, ref Unsafe.Add(ref s, 14));
            s = ref Unsafe.Add(ref s, BlockWords);
        }

        h[0] ^= (v0 ^ v8) & state.Active;
        h[1] ^= (v1 ^ v9) & state.Active;
        h[2] ^= (v2 ^ v10) & state.Active;
        h[3] ^= (v3 ^ v11) & state.Active;
        h[4] ^= (v4 ^ v12) & state.Active;
        h[5] ^= (v5 ^ v13) & state.Active;
        h[6] ^= (v6 ^ v14) & state.Active;
        h[7] ^= (v7 ^ v15) & state.Active;
    }

    /// <summary>The RFC's function G with the words that SIGMA names. They are added to a first, because b is ready last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix<TLanes>(ref TLanes a, ref TLanes b, ref TLanes c, ref TLanes d, ref TLanes m, ref byte s)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        a = TLanes.Add(a, ref Unsafe.Add(ref m, s)) + b;
        d = TLanes.RotateRight(d ^ a, 32);
        c += d;
        b = TLanes.RotateRight(b ^ c, 24);
        a = TLanes.Add(a, ref Unsafe.Add(ref m, Unsafe.Add(ref s, 1))) + b;
        d = TLanes.RotateRight(d ^ a, 16);
        c += d;
        b = TLanes.RotateRight(b ^ c, 63);
    }

    /// <summary>One lane's word of a vector in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ulong Lane<TLanes>(ref TLanes words, int lane) => ref Unsafe.Add(ref Unsafe.As<TLanes, ulong>(ref words), lane);

    /// <summary>Moves to the next multiple of a vector's size, because a vector that crosses a cache line takes two loads.</summary>
    private static ref State<TLanes> Align<TLanes>(ref State<TLanes> state)
        where TLanes : unmanaged
    {
        var address = Unsafe.ByteOffset(ref Unsafe.NullRef<State<TLanes>>(), ref state);
        return ref Unsafe.AddByteOffset(ref state, -address & (Unsafe.SizeOf<TLanes>() - 1));
    }

    private struct State<TLanes>
    {
        public BlockOf<TLanes> Block;
        public ChainOf<TLanes> Chain;

        /// <summary>The number of bytes of each message so far, including its key block.</summary>
        public TLanes Counter;

        /// <summary>All ones where this block is the message's last.</summary>
        public TLanes Last;

        /// <summary>All ones where the message has not ended.</summary>
        public TLanes Active;

        /// <summary>Room for <see cref="Align"/> to move the other fields.</summary>
        public TLanes Spare;
    }

    [InlineArray(BlockWords)]
    private struct BlockOf<TLanes>
    {
        private TLanes _first;
    }

    [InlineArray(StateWords)]
    private struct ChainOf<TLanes>
    {
        private TLanes _first;
    }

    [InlineArray(8)]
    private struct Offsets
    {
        private int _first;
    }
}
