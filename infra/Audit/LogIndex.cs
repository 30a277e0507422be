using System.Numerics;
using System.Runtime.InteropServices;

namespace WriteBackLambdas.Audit;

/// <summary>The log's lines by the hash of their rows.</summary>
internal sealed class LogIndex
{
    // Those of the first half of the buckets from the front, and those of the second half from the back.
    private readonly LogLine[] _lines;

    // A bucket has the place of its first line plus 1, and the line that of the next one; 0 is the end.
    private readonly int[] _buckets;

    /// <summary>Of lines about the same revision of the same row, such as two exports of one event, the index keeps the best.</summary>
    public LogIndex(IReadOnlyList<List<LogLine>> parts)
    {
        var count = parts.Sum(lines => lines.Count);
        (_lines, _buckets) = (new LogLine[count], new int[BitOperations.RoundUpToPowerOf2((uint)count + 1)]);
        var second = Task.Run(() => AddAll(parts, isFirstHalf: false));
        Count = AddAll(parts, isFirstHalf: true) + second.GetAwaiter().GetResult();
    }

    public int Count { get; }

    /// <summary>The lines, and where one was not worth keeping, an empty one, which is unconfirmed and not seen.</summary>
    public Span<LogLine> Lines => _lines;

    /// <summary>The line for the row: one with its quote id and revision, one without any, or one with others; -1 for none.</summary>
    public int Find(in Hash hash, ReadOnlySpan<byte> key)
    {
        var other = -1;
        var lines = _lines;
        for (var place = BucketOf(hash) - 1; place >= 0; place = lines[place].Next - 1)
        {
            ref readonly var line = ref lines[place];
            if (line.Hash != hash)
            {
                continue;
            }

            if (line.HasKey && line.Key.SequenceEqual(key))
            {
                return place;
            }

            other = other < 0 || lines[other].IsSeen ? place : other;
        }

        return other;
    }

    /// <summary>Adds the lines of half of the buckets, and returns how many it kept.</summary>
    private int AddAll(IReadOnlyList<List<LogLine>> parts, bool isFirstHalf)
    {
        var count = 0;
        foreach (var part in parts)
        {
            foreach (ref readonly var line in CollectionsMarshal.AsSpan(part))
            {
                if (PlaceOf(line.Hash) < _buckets.Length / 2 == isFirstHalf
                    && TryAdd(line, isFirstHalf ? count : _lines.Length - 1 - count))
                {
                    count++;
                }
            }
        }

        return count;
    }

    private bool TryAdd(LogLine line, int free)
    {
        ref var bucket = ref BucketOf(line.Hash);
        for (var place = bucket - 1; place >= 0; place = _lines[place].Next - 1)
        {
            ref var known = ref _lines[place];
            if (known.Hash == line.Hash && (!line.HasKey || !known.HasKey || known.Key.SequenceEqual(line.Key)))
            {
                if (line.Kind > known.Kind)
                {
                    line.Next = known.Next;
                    known = line;
                }

                return false;
            }
        }

        line.Next = bucket;
        _lines[free] = line;
        bucket = free + 1;
        return true;
    }

    private ref int BucketOf(in Hash hash) => ref _buckets[PlaceOf(hash)];

    // A hash is as good as random; no need to mix its bits.
    private int PlaceOf(in Hash hash) => (int)hash.A & (_buckets.Length - 1);
}
