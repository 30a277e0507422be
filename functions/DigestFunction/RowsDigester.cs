using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>Signs the rows of a request; those of a large one in as many parts as there are cores.</summary>
/// <remarks>
/// Where a row starts can only be guessed without reading all before it: a text may hold what looks like a row's end. The guess was right if the part before, read
/// from where a row certainly starts, ends there; if not, all is read again by one core.
/// </remarks>
internal static class RowsDigester
{
    /// <summary>With less to do, a second core is not worth its start.</summary>
    public const int MinPartBytes = 512 * 1024;

    /// <summary>Null when a row cannot be signed, or the answer would grow too long.</summary>
    /// <param name="start">Behind the opening bracket of the rows' array.</param>
    /// <param name="end">The closing bracket.</param>
    public static RedshiftReply? Digest(Payload payload, JsonReaderState inArray, int start, SigningKey key, int cores, out int end)
    {
        var parts = Split(payload, inArray, start, cores);
        if (parts.Length == 1)
        {
            parts[0].Digest(key);
        }
        else
        {
            Parallel.ForEach(parts, part => part.Digest(key));
        }

        end = parts[^1].End;
        var reply = Join(parts);
        return reply is null && parts.Length > 1 ? Digest(payload, inArray, start, key, cores: 1, out end) : reply;
    }

    internal static RowsPart[] Split(Payload payload, JsonReaderState inArray, int start, int cores)
    {
        var count = Math.Clamp((payload.Length - start) / MinPartBytes, 1, cores);
        var starts = new List<int> { start };
        for (var i = 1; i < count; i++)
        {
            var guess = GuessRow(payload.Bytes, start + (int)((long)(payload.Length - start) * i / count));
            if (guess > starts[^1])
            {
                starts.Add(guess);
            }
        }

        return [.. starts.Select((from, i) => new RowsPart(payload, inArray, from, i + 1 < starts.Count ? starts[i + 1] : int.MaxValue))];
    }

    /// <summary>The next bracket that follows another and a comma; -1 when there is none.</summary>
    private static int GuessRow(ReadOnlySpan<byte> payload, int from)
    {
        while (payload[from..].IndexOf("],"u8) is var comma and >= 0)
        {
            from += comma + 2;
            var space = payload[from..].IndexOfAnyExcept(" \t\r\n"u8);
            if (space >= 0 && payload[from + space] == '[')
            {
                return from + space;
            }
        }

        return -1;
    }

    private static RedshiftReply? Join(RowsPart[] parts)
    {
        var reply = parts[0].Reply;
        var isWhole = reply is not null;
        for (var i = 1; i < parts.Length; i++)
        {
            using var next = parts[i].Reply;
            isWhole = isWhole && next is not null && parts[i - 1].End == parts[i].Start && reply!.TryAppend(next);
        }

        if (!isWhole)
        {
            reply?.Dispose();
        }

        return isWhole ? reply : null;
    }
}
