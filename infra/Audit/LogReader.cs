using System.Text;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Audit;

/// <summary>
/// Finds the lines with a row's hash. It looks for the text of the message only, which is the same in a JSON line, in the output of
/// <c>aws logs filter-log-events</c>, and in a plain line. A message has nothing that JSON escapes. A line that names no definition is
/// about the default one.
/// </summary>
internal sealed class LogReader(string definition)
{
    /// <summary>The longest text from the outcome to the hash.</summary>
    private const int MaxHead = 255;

    private static readonly byte[] Marker = Encoding.ASCII.GetBytes(LogField.RowHashMarker);
    private static readonly byte[] DefinitionMarker = Encoding.ASCII.GetBytes(LogField.DefinitionMarker);
    private static readonly byte[] Default = Encoding.ASCII.GetBytes(QuoteDefinition.DefaultName);

    private readonly byte[] _definition = Encoding.ASCII.GetBytes(definition);

    /// <summary>Reads the file's two halves at once. A line belongs to the half in which its marker begins.</summary>
    public IReadOnlyList<List<LogLine>> Read(MappedFile file)
    {
        var middle = file.Length / 2;
        var second = Task.Run(() => Read(file, middle, file.Length));
        return [Read(file, 0, middle), second.GetAwaiter().GetResult()];
    }

    private List<LogLine> Read(MappedFile file, long start, long end)
    {
        // A line of CloudWatch's has about 600 bytes.
        var lines = new List<LogLine>((int)((end - start) / 500));
        for (var offset = start; offset < end;)
        {
            var rest = file.From(offset);
            var found = rest.IndexOf(Marker);
            if (found < 0)
            {
                // A file of more than two gigabytes goes on.
                offset += Math.Max(1, rest.Length - Marker.Length);
                continue;
            }

            offset += found;
            if (offset < end && TryParse(file, offset, out var line))
            {
                lines.Add(line);
            }

            offset += Marker.Length;
        }

        return lines;
    }

    private bool TryParse(MappedFile file, long marker, out LogLine line)
    {
        line = default;
        var length = (int)Math.Min(MaxHead, marker);
        var head = file.Bytes(marker - length, length);
        Span<byte> hash = stackalloc byte[Digest.ByteLength];
        var quote = head.LastIndexOf(" quote "u8);
        var outcome = quote < 0 ? -1 : head[..quote].LastIndexOf(" for "u8);
        if (outcome < 0 || !DefinitionIn(head[outcome..quote]).SequenceEqual(_definition)
            || file.Length < marker + Marker.Length + Digest.HexLength
            || Convert.FromHexString(file.Bytes(marker + Marker.Length, Digest.HexLength), hash, out _, out _) != default)
        {
            return false;
        }

        var text = head[(quote + " quote ".Length)..];
        var keyLength = text.IndexOf(", "u8);
        var state = text.IndexOf(" ms, "u8) + " ms, ".Length;
        if (keyLength < 0 || state < keyLength)
        {
            return false;
        }

        line = new LogLine
        {
            Hash = Hash.From(hash),
            File = file,
            Offset = marker - text.Length,
            KeyLength = (byte)keyLength,
            StateStart = (byte)state,
            StateLength = (byte)(text.Length - state),
            Kind = head[..outcome].EndsWith("Recorded"u8) ? LineKind.Recorded
                : head[..outcome].EndsWith("Replayed"u8) ? LineKind.Replayed
                : LineKind.Unconfirmed,
        };
        return true;
    }

    private static ReadOnlySpan<byte> DefinitionIn(ReadOnlySpan<byte> request) =>
        request.IndexOf(DefinitionMarker) is var place and >= 0 ? request[(place + DefinitionMarker.Length)..] : Default;
}
