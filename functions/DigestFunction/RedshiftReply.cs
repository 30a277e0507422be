using System.Globalization;
using System.Text;
using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>
/// The answer to Redshift: a JSON string that holds the JSON text, as every AWS sample returns it; at most <see cref="BatchLimits.MaxReplyBytes"/>.
/// </summary>
internal sealed class RedshiftReply
{
    private byte[] _buffer = new byte[4096];
    private int _length;

    public int Rows { get; private set; }

    public void AddDigest(ReadOnlySpan<byte> digest)
    {
        var row = NextRow(Digest.HexLength + 4);
        "\\\""u8.CopyTo(row);
        Convert.TryToHexStringLower(digest, row[2..], out _);
        "\\\""u8.CopyTo(row[(2 + Digest.HexLength)..]);
    }

    public void AddNull() => "null"u8.CopyTo(NextRow(4));

    /// <summary>The whole answer for the rows added.</summary>
    public Stream ToStream()
    {
        var answer = new MemoryStream(_length + 100);
        answer.Write(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"\"{{\\\"success\\\":true,\\\"num_records\\\":{Rows},\\\"results\\\":[")));
        answer.Write(_buffer.AsSpan(0, _length));
        answer.Write("]}\""u8);
        answer.Position = 0;
        return answer;
    }

    /// <summary>The answer that fails the SQL query with the message in its error.</summary>
    public static Stream Failure(string message)
    {
        var json = $$"""{"success":false,"error_msg":"{{JsonEncodedText.Encode(message)}}"}""";
        return new MemoryStream(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(json)}\""));
    }

    private Span<byte> NextRow(int size)
    {
        var start = Rows == 0 ? _length : _length + 1;
        if (start + size > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, start + size));
        }

        if (Rows > 0)
        {
            _buffer[_length] = (byte)',';
        }

        Rows++;
        _length = start + size;
        return _length <= BatchLimits.MaxReplyBytes - BatchLimits.ReplyEnvelopeBytes
            ? _buffer.AsSpan(start, size)
            : throw new InvalidBatchException(
                $"The answer to this batch would exceed Lambda's 6 MB; create the external function with MAX_BATCH_ROWS {BatchLimits.MaxRows} or less.");
    }
}
