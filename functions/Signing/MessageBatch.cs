using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using WriteBackLambdas.Signing.Lanes;

namespace WriteBackLambdas.Signing;

/// <summary>
/// Up to <see cref="MaxMessages"/> row messages one behind the other in a pooled buffer, the arena, each padded to whole blocks; signs them several at a time,
/// and is used again.
/// </summary>
public sealed class MessageBatch : IDisposable
{
    public const int MaxMessages = 128;

    /// <summary>Enough, with a message for each lane, for the batch to be full: what is written shall still be in the processor's first cache when it is hashed.</summary>
    private const int FullBytes = 32 * 1024;

    /// <summary>The most lanes that there are.</summary>
    private const int FullMessages = 8;

    /// <summary>Enough in any case.</summary>
    private const int MaxBytes = 1024 * 1024;

    /// <summary>
    /// What a writer may write beyond the room that it asked for: a vector of 32 bytes, or an escape of 12, what stands between two arguments, and the padding.
    /// </summary>
    private const int Slack = 2 * Blake2bLanes.BlockBytes;

    /// <summary>Messages are kept apart by their number of blocks, up to one less than this; all longer ones are together.</summary>
    private const int Buckets = 64;

    private readonly Message[] _messages = new Message[MaxMessages];
    private readonly byte[] _digests = new byte[MaxMessages * Digest.ByteLength];

    /// <summary>A bucket's last message, and of each message the one before it in its bucket; -1 where there is none.</summary>
    private readonly int[] _lastInBucket = new int[Buckets];
    private readonly int[] _previous = new int[MaxMessages];

    private byte[] _arena = ArrayPool<byte>.Shared.Rent(2 * FullBytes);
    private int _count;

    public MessageBatch() => _lastInBucket.AsSpan().Fill(-1);

    /// <summary>Whether <see cref="Sign"/> must come before the next message.</summary>
    public bool IsFull => _count == MaxMessages || (Start >= FullBytes && _count >= FullMessages) || Start >= MaxBytes;

    /// <summary>Where in the arena the next message starts.</summary>
    internal int Start { get; private set; }

    /// <summary>The arena. The slack is for what stands between the arguments of a row.</summary>
    internal ref byte Arena => ref MemoryMarshal.GetArrayDataReference(_arena);

    /// <summary>The arena with room for <paramref name="length"/> bytes behind those before <paramref name="end"/>, which it keeps, and some slack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte ArenaFor(int end, int length)
    {
        if (end + length > _arena.Length - Slack)
        {
            Grow(end, length);
        }

        return ref Arena;
    }

    /// <summary>Takes what stands from <see cref="Start"/> to <paramref name="end"/> as the next message.</summary>
    internal void Add(int end)
    {
        Unsafe.InitBlockUnaligned(ref _arena[end], 0, Blake2bLanes.BlockBytes);
        var length = end - Start;
        var blocks = (length + Blake2bLanes.BlockBytes - 1) / Blake2bLanes.BlockBytes;
        ref var last = ref _lastInBucket[Math.Min(blocks, Buckets - 1)];
        (_previous[_count], last) = (last, _count);
        _messages[_count] = new Message(Start, length, _count);
        _count++;
        Start += blocks * Blake2bLanes.BlockBytes;
    }

    /// <summary>The digests of all messages since the last signing, 32 bytes each, in their order.</summary>
    public ReadOnlySpan<byte> Sign(SigningKey key) =>
        Vector512.IsHardwareAccelerated ? Sign<Lanes512>(key)
        : Vector256.IsHardwareAccelerated ? Sign<Lanes256>(key)
        : Vector128.IsHardwareAccelerated ? Sign<Lanes128>(key)
        : Sign<Lanes64>(key);

    /// <summary>The messages with most blocks come first, so that those hashed together have the same number of blocks, or nearly.</summary>
    internal ReadOnlySpan<byte> Sign<TLanes>(SigningKey key)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        Span<Message> group = stackalloc Message[TLanes.Count];
        var taken = 0;
        for (var bucket = Buckets - 1; bucket > 0; bucket--)
        {
            for (var i = _lastInBucket[bucket]; i >= 0; i = _previous[i])
            {
                group[taken++] = _messages[i];
                if (taken == group.Length)
                {
                    Blake2bLanes.Hash<TLanes>(key.Chain, _arena, group, _digests);
                    taken = 0;
                }
            }
        }

        if (taken == 1)
        {
            HashAlone(key, group[0]);
        }
        else if (taken > 1)
        {
            // The lanes left over hash the first message again.
            group[taken..].Fill(group[0]);
            Blake2bLanes.Hash<TLanes>(key.Chain, _arena, group, _digests);
        }

        for (var i = _lastInBucket[0]; i >= 0; i = _previous[i])
        {
            HashAlone(key, _messages[i]);
        }

        var digests = _digests.AsSpan(0, _count * Digest.ByteLength);
        _lastInBucket.AsSpan().Fill(-1);
        (_count, Start) = (0, 0);
        return digests;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_arena);
        _arena = [];
    }

    /// <summary>By Blake2Fast, which is faster for one message, and which an empty one needs: its last block is the key's, where the lanes do not start.</summary>
    private void HashAlone(SigningKey key, Message message) =>
        new Digester(key).Write(_arena.AsSpan(message.Offset, message.Length), _digests.AsSpan(message.Index * Digest.ByteLength, Digest.ByteLength));

    private void Grow(int end, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _arena.Length, end + length + Slack));
        _arena.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_arena);
        _arena = larger;
    }
}
