using System.Runtime.InteropServices;

namespace WriteBackLambdas.Audit;

/// <summary>The log's lines by the hash of their rows.</summary>
internal sealed class LogIndex
{
    private readonly List<LogLine> _lines;
    private readonly Dictionary<Hash, int> _first;

    /// <summary>Of lines about the same revision of the same row, such as two exports of one event, the index keeps the best.</summary>
    public LogIndex(IReadOnlyList<List<LogLine>> files)
    {
        var count = files.Sum(lines => lines.Count);
        (_lines, _first) = (new List<LogLine>(count), new Dictionary<Hash, int>(count));
        foreach (var line in files.SelectMany(lines => lines))
        {
            Add(line);
        }
    }

    public Span<LogLine> Lines => CollectionsMarshal.AsSpan(_lines);

    /// <summary>The line for the row, -1 if there is none: one with its quote id and revision, one without any, or one with others.</summary>
    public int Find(Hash hash, ReadOnlySpan<byte> key)
    {
        if (!_first.TryGetValue(hash, out var place))
        {
            return -1;
        }

        var other = place;
        var lines = Lines;
        for (; place >= 0; place = lines[place].Next)
        {
            if (lines[place].HasKey && lines[place].Key.SequenceEqual(key))
            {
                return place;
            }

            other = lines[place].IsSeen ? other : place;
        }

        return other;
    }

    private void Add(LogLine line)
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, line.Hash, out var exists);
        if (!exists)
        {
            first = _lines.Count;
            _lines.Add(line);
            return;
        }

        var lines = Lines;
        for (var place = first; ; place = lines[place].Next)
        {
            ref var known = ref lines[place];
            if (!line.HasKey || !known.HasKey || known.Key.SequenceEqual(line.Key))
            {
                if (line.Kind > known.Kind)
                {
                    line.Next = known.Next;
                    known = line;
                }

                return;
            }

            if (known.Next < 0)
            {
                known.Next = _lines.Count;
                _lines.Add(line);
                return;
            }
        }
    }
}
