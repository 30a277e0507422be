using System.Text;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Audit;

/// <summary>Reads one row after another of a history file.</summary>
internal sealed class RowCursor(HistoryFile file)
{
    private readonly CsvRow _row = new();
    private readonly RowHash _hash = new();
    private readonly Columns _columns = file.Columns;
    private readonly byte[] _time = new byte[StoredText.TimeLength];
    private byte[] _text = new byte[256];
    private long _offset;

    public HistoryFile File => file;

    /// <summary>Where the next row begins.</summary>
    public long End { get; private set; }

    public bool IsAction => Action is not null;

    /// <summary>Reads the row at the place; false if it is an empty line.</summary>
    /// <exception cref="AuditException">The row does not have the header's columns.</exception>
    public bool MoveTo(long offset)
    {
        _offset = offset;
        End = offset + _row.Read(Bytes);
        if (_row.Count == _columns.Count)
        {
            return true;
        }

        return _row.Count == 1 && Value(0).IsEmpty
            ? false
            : throw new AuditException(
                $"{file.Name}: the row at byte {offset} has {_row.Count} values and the first line has {_columns.Count}; is the file CSV?");
    }

    /// <summary>As in the log: <c>0197… revision 2</c>. Good until the next call.</summary>
    public ReadOnlySpan<byte> Key() => Join(Value(_columns.QuoteId), " revision "u8, Value(_columns.Revision));

    /// <summary>As in the log: <c>recorded at 2026-01-31 12:00:00.000000</c>. Good until the next call.</summary>
    public ReadOnlySpan<byte> State() =>
        Join(Value(_columns.Status), " at "u8, StoredText.TryWriteTime(Value(_columns.RecordedAt), _time) ? _time : "?"u8);

    public Hash Hash()
    {
        _hash.Start();
        foreach (var column in Action?.Hashed ?? _columns.Hashed)
        {
            if (IsNull(column.Place))
            {
                continue;
            }

            if (column.IsTime)
            {
                _hash.AddTime(column.Name, Value(column.Place));
            }
            else
            {
                _hash.Add(column.Name, column.Type, Value(column.Place));
            }
        }

        Span<byte> hash = stackalloc byte[Digest.ByteLength];
        _hash.Finish(hash);
        return Audit.Hash.From(hash);
    }

    /// <summary>See <see cref="HistoryRow.Pair"/>.</summary>
    public int Pair()
    {
        var pair = default(HashCode);
        pair.AddBytes(Value(_columns.QuoteId));
        pair.Add(Revision - (IsAction ? 1 : 0));
        return pair.ToHashCode();
    }

    /// <summary>Whether this row, an action's, follows the other one.</summary>
    public bool Follows(RowCursor other) =>
        Value(_columns.QuoteId).SequenceEqual(other.Value(other._columns.QuoteId)) && Revision - 1 == other.Revision;

    /// <summary>The columns whose value an action's row should have from the row before and does not.</summary>
    public List<string> DifferencesFrom(RowCursor before)
    {
        List<string> different = [];
        var (columns, others) = (Action!.Copied, before._columns.ActionOf(Action.Status)!.Copied);
        for (var i = 0; i < columns.Length; i++)
        {
            var (place, other) = (columns[i].Place, others[i].Place);
            if (IsNull(place) != before.IsNull(other) || !Value(place).SequenceEqual(before.Value(other)))
            {
                different.Add(columns[i].ToString());
            }
        }

        return different;
    }

    private ActionRows? Action => _columns.ActionOf(Value(_columns.Status));

    private int Revision => int.TryParse(Value(_columns.Revision), out var revision) ? revision : 0;

    private ReadOnlySpan<byte> Bytes => file.From(_offset);

    private bool IsNull(int place) => file.NullText is { } text
        ? Value(place).SequenceEqual(text)
        : !_row.IsQuoted(place) && Value(place).IsEmpty;

    private ReadOnlySpan<byte> Value(int place) => _row.Text(Bytes, place);

    private ReadOnlySpan<byte> Join(ReadOnlySpan<byte> first, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> last)
    {
        var length = first.Length + middle.Length + last.Length;
        if (_text.Length < length)
        {
            _text = new byte[2 * length];
        }

        first.CopyTo(_text);
        middle.CopyTo(_text.AsSpan(first.Length));
        last.CopyTo(_text.AsSpan(first.Length + middle.Length));
        return _text.AsSpan(0, length);
    }
}
