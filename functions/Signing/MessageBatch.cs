using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using WriteBackLambdas.Signing.Lanes;

namespace WriteBackLambdas.Signing;

/// <summary>
/// Up to <see cref="MaxMessages"/> row messages one after another in a pooled buffer, the arena, each padded to whole blocks. The batch
/// signs several messages at a time and can then be filled again.
/// </summary>
public sealed class MessageBatch : IDisposable
{
    public const int MaxMessages = 128;

    /// <summary>A batch is full with this many bytes and a message for each lane, so that messages stay in the first-level cache.</summary>
    private const int FullBytes = 32 * 1024;

    /// <summary>The most lanes that any processor has.</summary>
    private const int FullMessages = 8;

    /// <summary>The batch is full with this many bytes, however few messages they are.</summary>
    private const int MaxBytes = 1024 * 1024;

    /// <summary>What a writer may write beyond its room: a vector of 32 bytes or an escape of 12, a separator, and the padding.</summary>
    private const int Slack = 2 * Blake2bLanes.BlockBytes;

    /// <summary>The first bucket holds messages of one block, the second those of two, and the last also all longer ones.</summary>
    private const int Buckets = 63;

    private readonly Message[] _messages = new Message[MaxMessages];
    private readonly byte[] _digests = new byte[MaxMessages * Digest.ByteLength];

    /// <summary>The last message of each bucket, and the message before each message in its bucket; -1 where there is none.</summary>
    private readonly int[] _lastInBucket = new int[Buckets];
    private readonly int[] _previous = new int[MaxMessages];

    private byte[] _arena = ArrayPool<byte>.Shared.Rent(2 * FullBytes);
    private int _count;

    public MessageBatch() => _lastInBucket.AsSpan().Fill(-1);

    /// <summary>Whether <see cref="Sign"/> must run before the next message is added.</summary>
    public bool IsFull => _count == MaxMessages || (Start >= FullBytes && _count >= FullMessages) || Start >= MaxBytes;

    /// <summary>Where in the arena the next message starts.</summary>
    internal int Start { get; private set; }

    internal ref byte Arena => ref MemoryMarshal.GetArrayDataReference(_arena);

    /// <summary>The arena, with room for <paramref name="length"/> bytes and the slack after <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte ArenaFor(int end, int length)
    {
        if (end + length > _arena.Length - Slack)
        {
            Grow(end, length);
        }

        return ref Arena;
    }

    /// <summary>Adds the bytes from <see cref="Start"/> to <paramref name="end"/>, at least one, as the next message.</summary>
    internal void Add(int end)
    {
        Unsafe.InitBlockUnaligned(ref _arena[end], 0, Blake2bLanes.BlockBytes);
        var length = end - Start;
        var blocks = (length + Blake2bLanes.BlockBytes - 1) / Blake2bLanes.BlockBytes;
        ref var last = ref _lastInBucket[Math.Min(blocks, Buckets) - 1];
        (_previous[_count], last) = (last, _count);
        _messages[_count] = new Message(Start, length, _count);
        _count++;
        Start += blocks * Blake2bLanes.BlockBytes;
    }

    /// <summary>Computes the digests of all messages added since the last call, 32 bytes each, in the order of the messages.</summary>
    public ReadOnlySpan<byte> Sign(SigningKey key) =>
        Vector512.IsHardwareAccelerated ? Sign<Lanes512>(key)
        : Vector256.IsHardwareAccelerated ? Sign<Lanes256>(key)
        : Vector128.IsHardwareAccelerated ? Sign<Lanes128>(key)
        : Sign<Lanes64>(key);

    /// <summary>Starts with the longest messages, so that those hashed together have the same number of blocks, or nearly.</summary>
    internal ReadOnlySpan<byte> Sign<TLanes>(SigningKey key)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        Span<Message> group = stackalloc Message[TLanes.Count];
        var taken = 0;
        for (var bucket = Buckets - 1; bucket >= 0; bucket--)
        {
            for (var i = _lastInBucket[bucket]; i >= 0; i = _previous[i])
            {
                group[taken++] = _messages[i];
                if (taken == group.Length)
                {
                    Blake2bLanes.Hash<TLanes>(key.KeyedState, _arena, group, _digests);
                    taken = 0;
                }
            }
        }

        if (taken == 1)
        {
            // Blake2Fast is faster for a single message.
            var (offset, length, index) = group[0];
            new Digester(key).Write(_arena.AsSpan(offset, length), _digests.AsSpan(index * Digest.ByteLength, Digest.ByteLength));
        }
        else if (taken > 1)
        {
            // The lanes that are left over hash the first message again.
            group[taken..].Fill(group[0]);
            Blake2bLanes.Hash<TLanes>(key.KeyedState, _arena, group, _digests);
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

    private void Grow(int end, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _arena.Length, end + length + Slack));
        _arena.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_arena);
        _arena = larger;
    }
}
