namespace WriteBackLambdas.Audit;

/// <summary>One row of a CSV file (RFC 4180). The same object reads row after row and allocates nothing for them.</summary>
internal sealed class CsvRow
{
    private readonly List<Cell> _cells = [];
    private byte[] _text = new byte[1024];

    public int Count => _cells.Count;

    /// <summary>Reads the row at the start of the bytes, keeps no reference to them, and returns its length with the line's end.</summary>
    public int Read(ReadOnlySpan<byte> bytes)
    {
        _cells.Clear();
        for (var start = 0; ;)
        {
            var cell = start < bytes.Length && bytes[start] == '"' ? Quoted(bytes, start) : Plain(bytes, start);
            _cells.Add(cell);
            var end = cell.Start + cell.Length + (cell.IsQuoted ? 1 : 0);
            if (end < bytes.Length && bytes[end] == '\r')
            {
                end++;
            }

            if (end >= bytes.Length || bytes[end] != ',')
            {
                return Math.Min(end + 1, bytes.Length);
            }

            start = end + 1;
        }
    }

    public bool IsQuoted(int column) => _cells[column].IsQuoted;

    /// <summary>A cell's text. It is good until the next call if the cell has a doubled quote.</summary>
    /// <param name="bytes">The bytes that the row was read from.</param>
    /// <param name="column">The cell's column, from 0.</param>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> bytes, int column)
    {
        var cell = _cells[column];
        var text = bytes.Slice(cell.Start, cell.Length);
        if (!cell.HasQuotes)
        {
            return text;
        }

        if (_text.Length < text.Length)
        {
            _text = new byte[2 * text.Length];
        }

        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            _text[length++] = text[i];
            i += text[i] == '"' ? 1 : 0;
        }

        return _text.AsSpan(0, length);
    }

    private static Cell Plain(ReadOnlySpan<byte> bytes, int start)
    {
        var length = bytes[start..].IndexOfAny((byte)',', (byte)'\n');
        length = length < 0 ? bytes.Length - start : length;
        return new Cell(start, length > 0 && bytes[start + length - 1] == '\r' ? length - 1 : length, false, false);
    }

    private static Cell Quoted(ReadOnlySpan<byte> bytes, int start)
    {
        var hasQuotes = false;
        for (var end = start + 1; ; end += 2)
        {
            var next = bytes[end..].IndexOf((byte)'"');
            if (next < 0)
            {
                return new Cell(start + 1, bytes.Length - start - 1, true, hasQuotes);
            }

            end += next;
            if (end + 1 >= bytes.Length || bytes[end + 1] != '"')
            {
                return new Cell(start + 1, end - start - 1, true, hasQuotes);
            }

            hasQuotes = true;
        }
    }

    private readonly record struct Cell(int Start, int Length, bool IsQuoted, bool HasQuotes);
}
