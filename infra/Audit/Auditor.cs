using System.Runtime.InteropServices;
using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Audit;

/// <summary>Compares the rows of a history with the lines of a log.</summary>
/// <param name="from">Rows and recordings before this time may lack a counterpart.</param>
/// <param name="until">Those at or after this time may, too.</param>
internal sealed class Auditor(string? from, string? until)
{
    private readonly List<Difference> _differences = [];
    private int _unconfirmed;
    private int _outside;

    /// <param name="logs">The log; lines about other definitions are left out.</param>
    /// <param name="history">The history.</param>
    /// <param name="definition">The name of the history's definition.</param>
    public Findings Compare(IReadOnlyList<MappedFile> logs, IReadOnlyList<HistoryFile> history, string definition)
    {
        var index = new LogIndex([.. logs.SelectMany(new LogReader(definition).Read)]);
        List<HistoryRow> unknown = [], elsewhere = [];
        var matching = history.SelectMany(file => file.Halves()).Select(part => Task.Run(() => Match(part, index, unknown, elsewhere)));
        var rows = Task.WhenAll(matching).GetAwaiter().GetResult();
        MatchElsewhere(elsewhere, index);
        Report(unknown, index);
        CompareActions(rows);
        return new Findings(
            [.. _differences.OrderBy(difference => difference.Kind)],
            rows.Sum(part => part.Count),
            index.Count,
            _unconfirmed,
            _outside);
    }

    /// <summary>Finds the line of every row. Rows that have none, or one with another quote id or revision, are put aside, too.</summary>
    private List<HistoryRow> Match(HistoryPart part, LogIndex index, List<HistoryRow> unknown, List<HistoryRow> elsewhere)
    {
        // A row of the sample has about 300 bytes.
        var rows = new List<HistoryRow>((int)((part.End - part.Start) / 250));
        var cursor = new RowCursor(part.File);
        var lines = index.Lines;
        for (var offset = part.Start; offset < part.End; offset = cursor.End)
        {
            if (!cursor.MoveTo(offset))
            {
                continue;
            }

            var row = new HistoryRow(cursor.Hash(), part.File, offset, cursor.IsAction, cursor.Pair());
            rows.Add(row);
            var place = index.Find(row.Hash, cursor.Key());
            if (place < 0)
            {
                PutAside(unknown, row);
                continue;
            }

            ref var line = ref lines[place];
            if (line.HasKey && !line.Key.SequenceEqual(cursor.Key()))
            {
                PutAside(elsewhere, row);
            }
            else if (Interlocked.Exchange(ref line.Seen, 1) == 1)
            {
                Add(DifferenceKind.Duplicate, cursor, "the row is in the history more than once");
            }
            else if (!line.HasKey)
            {
                Interlocked.Increment(ref _unconfirmed);
            }
            else if (!line.State.SequenceEqual(cursor.State()))
            {
                Add(DifferenceKind.Changed, cursor, $"it is {Text(cursor.State())} and was recorded as {Text(line.State)}");
            }
        }

        return rows;
    }

    private void MatchElsewhere(List<HistoryRow> rows, LogIndex index)
    {
        foreach (var row in rows)
        {
            var cursor = CursorOf(row);
            ref var line = ref index.Lines[index.Find(row.Hash, cursor.Key())];
            if (line.IsSeen)
            {
                Add(DifferenceKind.Duplicate, cursor, $"the row is a copy of quote {Text(line.Key)}");
            }
            else
            {
                line.Seen = 1;
                Add(DifferenceKind.Moved, cursor, $"the row was recorded as quote {Text(line.Key)}");
            }
        }
    }

    /// <summary>What is left on both sides: a revision with other values, recordings without a row, rows without a recording.</summary>
    private void Report(List<HistoryRow> unknown, LogIndex index)
    {
        var rows = unknown.Select(CursorOf).ToLookup(cursor => Text(cursor.Key()), StringComparer.Ordinal);
        HashSet<string> changed = new(StringComparer.Ordinal), replayed = new(StringComparer.Ordinal);
        foreach (ref var line in index.Lines)
        {
            if (line is { IsSeen: false, Kind: LineKind.Replayed })
            {
                replayed.Add(Text(line.Key));
            }
        }

        if (replayed.Count > 0)
        {
            // A repetition may have had other inputs; then the row is known by the line of its recording.
            foreach (ref var line in index.Lines)
            {
                if (line is { IsSeen: true, HasKey: true })
                {
                    replayed.Remove(Text(line.Key));
                }
            }
        }

        foreach (ref var line in index.Lines)
        {
            if (line.IsSeen || !line.HasKey)
            {
                continue;
            }

            var key = Text(line.Key);
            if (line.Kind == LineKind.Replayed && !replayed.Contains(key))
            {
                continue;
            }

            if (rows[key].FirstOrDefault() is { } row && changed.Add(key))
            {
                Add(DifferenceKind.Changed, row, row.State().SequenceEqual(line.State)
                    ? "a value is not what was recorded"
                    : $"it is {Text(row.State())} and was recorded as {Text(line.State)}");
            }
            else if (IsInside(line.State))
            {
                _differences.Add(new Difference(DifferenceKind.Removed, key, $"{Text(line.State)} was recorded, and the row is gone"));
            }
        }

        foreach (var row in rows.SelectMany(same => same.Skip(changed.Contains(same.Key) ? 1 : 0)))
        {
            if (IsInside(row.State()))
            {
                Add(DifferenceKind.Added, row, $"{Text(row.State())}, the log has no recording of it");
            }
        }
    }

    /// <summary>An action's hash does not cover what it copies; that is as of the revision before, whose hash does.</summary>
    private void CompareActions(List<HistoryRow>[] rows)
    {
        Dictionary<int, List<HistoryRow>> byPair = [];
        foreach (var row in rows.SelectMany(part => part).Where(row => row.IsAction))
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(byPair, row.Pair, out _) ??= new(1)).Add(row);
        }

        Parallel.ForEach(rows.Where(part => part.Count > 0), part =>
        {
            var (cursor, before) = (new RowCursor(part[0].File), new RowCursor(part[0].File));
            foreach (var row in part)
            {
                if (row.IsAction || !byPair.TryGetValue(row.Pair, out var actions))
                {
                    continue;
                }

                before.MoveTo(row.Offset);
                foreach (var action in actions)
                {
                    cursor = cursor.File == action.File ? cursor : new RowCursor(action.File);
                    cursor.MoveTo(action.Offset);
                    if (cursor.Follows(before) && cursor.DifferencesFrom(before) is { Count: > 0 } columns)
                    {
                        Add(DifferenceKind.Changed, cursor, $"{string.Join(", ", columns)} is not that of the revision before");
                    }
                }
            }
        });
    }

    private bool IsInside(ReadOnlySpan<byte> state)
    {
        var time = Text(state[^Math.Min(state.Length, StoredText.TimeLength)..]);
        var isInside = !(string.CompareOrdinal(time, from) < 0 && from is not null)
            && !(string.CompareOrdinal(time, until) >= 0 && until is not null);
        _outside += isInside ? 0 : 1;
        return isInside;
    }

    private void Add(DifferenceKind kind, RowCursor row, string what)
    {
        lock (_differences)
        {
            _differences.Add(new Difference(kind, Text(row.Key()), what));
        }
    }

    private static void PutAside(List<HistoryRow> rows, HistoryRow row)
    {
        lock (rows)
        {
            rows.Add(row);
        }
    }

    private static RowCursor CursorOf(HistoryRow row)
    {
        var cursor = new RowCursor(row.File);
        cursor.MoveTo(row.Offset);
        return cursor;
    }

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);
}
