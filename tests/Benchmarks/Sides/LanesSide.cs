using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Signing.Lanes;

namespace WriteBackLambdas.Benchmarks.Sides;

/// <summary>A full batch of messages of one length, hashed in lanes; writing them into the batch does not count.</summary>
internal sealed class LanesSide<TLanes>(MessageBatch messages, int length, SigningKey key) : ISide
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly byte[] _message = new byte[length];

    public double Run()
    {
        var count = Fill();
        var start = Stopwatch.GetTimestamp();
        messages.Sign<TLanes>(key);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }

    private int Fill()
    {
        var count = 0;
        for (; !messages.IsFull; count++)
        {
            var start = messages.Start;
            ref var message = ref Unsafe.Add(ref messages.ArenaFor(start, length), start);
            _message.CopyTo(MemoryMarshal.CreateSpan(ref message, length));
            messages.Add(start + length);
        }

        return count;
    }
}
