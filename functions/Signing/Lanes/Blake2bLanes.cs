using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WriteBackLambdas.Signing.Lanes;

/// <summary>
/// Keyed BLAKE2b-256 (RFC 7693) of several messages side by side: each vector holds one 64-bit word of every message's hash, so that each
/// instruction of the compression function serves all of them.
/// </summary>
/// <remarks>
/// <code>
///             lane 0    lane 1    ...  lane 7
///     m[0]    word 0    word 0         word 0     a block of 16 words of each message
///     ...
///     m[15]   word 15   word 15        word 15
///     h[0..7], v[0..15], counter, last            likewise: the names are the RFC's
/// </code>
/// A lane whose message has fewer blocks than the group's longest waits: its chain no longer changes.
/// Limits: digests of 32 bytes, always with a key; messages of at least one byte, since an empty one's last block would be the key block, and of less than 2^31, so that
/// the upper half of the RFC's counter t stays 0; a little-endian machine. The time depends on the messages' lengths and on nothing else.
/// </remarks>
internal static class Blake2bLanes
{
    public const int BlockBytes = 128;
    public const int ChainWords = 8;

    private const int BlockWords = BlockBytes / sizeof(ulong);
    private const int Rounds = 12;

    private static ReadOnlySpan<ulong> InitialVector =>
    [
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    ];

    /// <summary>RFC 7693, section 2.7, with its first two rows again for rounds 11 and 12.</summary>
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

    /// <summary>The chain after the key block: where the hash of every message under this key starts.</summary>
    public static void Start(ReadOnlySpan<byte> key, Span<ulong> chain)
    {
        var state = new State<Lanes64> { Counter = Lanes64.All(BlockBytes), Active = Lanes64.All(ulong.MaxValue) };
        InitialVector.CopyTo(MemoryMarshal.Cast<Lanes64, ulong>((Span<Lanes64>)state.Chain));
        state.Chain[0] ^= Lanes64.All(0x01010000ul ^ ((ulong)key.Length << 8) ^ Digest.ByteLength);
        key.CopyTo(MemoryMarshal.AsBytes((Span<Lanes64>)state.Block));
        Compress(ref state);
        MemoryMarshal.Cast<Lanes64, ulong>((Span<Lanes64>)state.Chain).CopyTo(chain);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(new Span<State<Lanes64>>(ref state)));
    }

    /// <summary>The digests of as many messages as there are lanes, each at its place in <paramref name="digests"/>.</summary>
    /// <param name="chain">What <see cref="Start"/> made.</param>
    /// <param name="arena">Where the messages are, each followed by zeros up to a whole block.</param>
    // Compiled at once and fully, since unoptimised vectors are 20 times slower; and by itself, since inside another method not all of it would be inlined.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Hash<TLanes>(ReadOnlySpan<ulong> chain, ReadOnlySpan<byte> arena, ReadOnlySpan<Message> messages, Span<byte> digests)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        Unsafe.SkipInit(out State<TLanes> unaligned);
        Unsafe.SkipInit(out Offsets offsets);
        ref var state = ref Align(ref unaligned);
        for (var i = 0; i < ChainWords; i++)
        {
            state.Chain[i] = TLanes.All(chain[i]);
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
                TLanes.LoadTransposed(ref Unsafe.Add(ref MemoryMarshal.GetReference(arena), word * sizeof(ulong)), ref offsets[0], ref state.Block[word]);
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

    /// <summary>The RFC's function F, on the state's chain and block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compress<TLanes>(ref State<TLanes> state)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var iv = InitialVector;
        ref var h = ref state.Chain;
        TLanes v0 = h[0], v1 = h[1], v2 = h[2], v3 = h[3], v4 = h[4], v5 = h[5], v6 = h[6], v7 = h[7];
        TLanes v8 = TLanes.All(iv[0]), v9 = TLanes.All(iv[1]), v10 = TLanes.All(iv[2]), v11 = TLanes.All(iv[3]);
        TLanes v12 = TLanes.All(iv[4]) ^ state.Counter, v13 = TLanes.All(iv[5]), v14 = TLanes.All(iv[6]) ^ state.Last, v15 = TLanes.All(iv[7]);

        // A loop over SIGMA: written out, the rounds have more variables than the JIT compiler keeps track of.
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

    /// <summary>The RFC's function G, with the words of the block that SIGMA says. They are added to a first, since b comes late.</summary>
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

    /// <summary>The next address that is a multiple of a vector's size: a vector across two cache lines costs two loads.</summary>
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

        /// <summary>Bytes of each message so far, its key block included.</summary>
        public TLanes Counter;

        /// <summary>All ones where this is the message's last block.</summary>
        public TLanes Last;

        /// <summary>All ones where the message is not over.</summary>
        public TLanes Active;

        /// <summary>So that <see cref="Align"/> may move the rest.</summary>
        public TLanes Spare;
    }

    [InlineArray(BlockWords)]
    private struct BlockOf<TLanes>
    {
        private TLanes _first;
    }

    [InlineArray(ChainWords)]
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
