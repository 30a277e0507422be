using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Audit;

/// <summary>A row of the history: its hash, and where it is.</summary>
/// <param name="Pair">The same for an action's row and for the revision before it, and rarely for other rows.</param>
internal readonly record struct HistoryRow(Hash Hash, HistoryFile File, long Offset, bool IsAction, int Pair);

/// <summary>The rows of a file from one byte to before another.</summary>
internal readonly record struct HistoryPart(HistoryFile File, long Start, long End);

/// <summary>A CSV file with the history, or a part of it. The first line names the columns.</summary>
internal sealed class HistoryFile : IDisposable
{
    private readonly MappedFile _file;
    private readonly long _firstRow;

    /// <exception cref="AuditException">The file is no history.</exception>
    public HistoryFile(string name, IReadOnlyList<QuoteDefinition> definitions, string? nullText)
    {
        _file = new MappedFile(name);
        NullText = nullText is null ? null : Encoding.UTF8.GetBytes(nullText);
        var row = new CsvRow();
        var bytes = _file.From(0);
        _firstRow = row.Read(bytes);
        List<string> header = [];
        for (var i = 0; i < row.Count; i++)
        {
            header.Add(Encoding.UTF8.GetString(row.Text(bytes, i)));
        }

        Columns = new Columns(name, header, definitions);
    }

    public Columns Columns { get; }

    /// <summary>The text that means NULL; without one, it is an empty value without quotes.</summary>
    public byte[]? NullText { get; }

    public string Name => _file.Name;

    public long Length => _file.Length;

    public ReadOnlySpan<byte> From(long offset) => _file.From(offset);

    /// <summary>The rows in two parts, to be read at once.</summary>
    public IReadOnlyList<HistoryPart> Halves()
    {
        var middle = Math.Max(_firstRow, RowAfter(Length / 2));
        return [new(this, _firstRow, middle), new(this, middle, Length)];
    }

    /// <summary>The start of the first row after the place. A line's end between quotes is a part of a value.</summary>
    private long RowAfter(long place)
    {
        var isQuoted = false;
        for (long offset = 0; offset < place;)
        {
            var length = (int)Math.Min(Array.MaxLength, place - offset);
            isQuoted ^= _file.Bytes(offset, length).Count((byte)'"') % 2 == 1;
            offset += length;
        }

        while (place < Length)
        {
            var rest = From(place);
            var next = rest.IndexOfAny((byte)'"', (byte)'\n');
            if (next < 0)
            {
                return Length;
            }

            place += next + 1;
            if (rest[next] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted)
            {
                return place;
            }
        }

        return Length;
    }

    public void Dispose() => _file.Dispose();
}
