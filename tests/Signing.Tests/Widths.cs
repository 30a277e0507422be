using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using WriteBackLambdas.Signing.Lanes;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>The numbers of lanes that this process supports.</summary>
public static class Widths
{
    public static IReadOnlyList<int> Supported { get; } =
    [
        .. Avx512F.IsSupported && Vector512.IsHardwareAccelerated ? [8] : (int[])[],
        .. Avx2.IsSupported ? [4] : (int[])[],
        2,
        1,
    ];

    public static TheoryData<int> All => [.. Supported];

    public static byte[] Sign(this MessageBatch batch, int lanes, SigningKey key) => lanes switch
    {
        8 => batch.Sign<Lanes512>(key).ToArray(),
        4 => batch.Sign<Lanes256>(key).ToArray(),
        2 => batch.Sign<Lanes128>(key).ToArray(),
        _ => batch.Sign<Lanes64>(key).ToArray(),
    };

    /// <summary>Asserts that messages, one for each lane, have their digests, which are written in reverse order.</summary>
    /// <param name="arena">Exactly as long as the messages' blocks.</param>
    internal static void AreHashed(int lanes, SigningKey key, IReadOnlyList<byte[]> messages, Span<byte> arena = default)
    {
        Assert.Equal(lanes, messages.Count);
        arena = arena.IsEmpty ? new byte[BlockBytes(messages)] : arena;
        var group = new Message[lanes];
        var offset = 0;
        for (var lane = lanes - 1; lane >= 0; lane--)
        {
            messages[lane].CopyTo(arena[offset..]);
            group[lane] = new Message(offset, messages[lane].Length, lanes - 1 - lane);
            offset += BlockBytes([messages[lane]]);
        }

        var digests = new byte[lanes * Digest.ByteLength];
        Hash(key, arena, group, digests);
        byte[][] reversed = [.. messages.Reverse()];
        RawMessages.Same(RawMessages.DigestsOneByOne(key, reversed), digests, reversed);
    }

    internal static int BlockBytes(IReadOnlyList<byte[]> messages) => messages.Sum(
        message => (message.Length + Blake2bLanes.BlockBytes - 1) / Blake2bLanes.BlockBytes * Blake2bLanes.BlockBytes);

    private static void Hash(SigningKey key, ReadOnlySpan<byte> arena, Message[] group, byte[] digests)
    {
        switch (group.Length)
        {
            case 8:
                Blake2bLanes.Hash<Lanes512>(key.KeyedState, arena, group, digests);
                break;
            case 4:
                Blake2bLanes.Hash<Lanes256>(key.KeyedState, arena, group, digests);
                break;
            case 2:
                Blake2bLanes.Hash<Lanes128>(key.KeyedState, arena, group, digests);
                break;
            default:
                Blake2bLanes.Hash<Lanes64>(key.KeyedState, arena, group, digests);
                break;
        }
    }
}
