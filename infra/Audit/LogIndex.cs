using System.Numerics;
using System.Runtime.InteropServices;

namespace WriteBackLambdas.Audit;

/// <summary>The log's lines by the hash of their rows.</summary>
internal sealed class LogIndex
{
    private readonly List<LogLine> _lines;

    // A bucket has the place of its first line plus 1, and the line that of the next one; 0 is the end.
    private readonly int[] _buckets;

    /// <summary>Of lines about the same revision of the same row, such as two exports of one event, the index keeps the best.</summary>
    public LogIndex(IReadOnlyList<List<LogLine>> parts)
    {
        var count = parts.Sum(lines => lines.Count);
        (_lines, _buckets) = (new List<LogLine>(count), new int[BitOperations.RoundUpToPowerOf2((uint)count + 1)]);
        foreach (var part in parts)
        {
            foreach (ref readonly var line in CollectionsMarshal.AsSpan(part))
            {
                Add(line);
            }
        }
    }

    public Span<LogLine> Lines => CollectionsMarshal.AsSpan(_lines);

    /// <summary>The line for the row: one with its quote id and revision, one without any, or one with others; -1 for none.</summary>
    public int Find(in Hash hash, ReadOnlySpan<byte> key)
    {
        var other = -1;
        var lines = Lines;
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

    private void Add(LogLine line)
    {
        ref var bucket = ref BucketOf(line.Hash);
        var lines = Lines;
        for (var place = bucket - 1; place >= 0; place = lines[place].Next - 1)
        {
            ref var known = ref lines[place];
            if (known.Hash == line.Hash && (!line.HasKey || !known.HasKey || known.Key.SequenceEqual(line.Key)))
            {
                if (line.Kind > known.Kind)
                {
                    line.Next = known.Next;
                    known = line;
                }

                return;
            }
        }

        line.Next = bucket;
        _lines.Add(line);
        bucket = _lines.Count;
    }

    // A hash is as good as random; no need to mix its bits.
    private ref int BucketOf(in Hash hash) => ref _buckets[(int)hash.A & (_buckets.Length - 1)];
}
