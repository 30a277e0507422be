using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Support.Plain;

/// <summary>
/// The digest function written the straightforward way, Utf8JsonReader and Blake2Fast a row at a time: what the product's answers must equal to the byte, and what its
/// speed is measured against.
/// </summary>
public sealed class PlainHandler(SigningKey key)
{
    private readonly Digester _digester = new(key);
    private readonly PlainRowMessage _message = new();
    private readonly ArrayBufferWriter<byte> _results = new();

    /// <summary>The row that is checked; 0 outside the rows.</summary>
    private long _checkedRow;

    public static byte[] Answer(ReadOnlySpan<byte> payload, SigningKey key)
    {
        try
        {
            return new PlainHandler(key).Sign(payload);
        }
        catch (RefusedException e)
        {
            var json = $$"""{"success":false,"error_msg":"{{JsonEncodedText.Encode(e.Message)}}"}""";
            return Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(json)}\"");
        }
    }

    private byte[] Sign(ReadOnlySpan<byte> payload)
    {
        var arguments = Check(payload, out var declaredRows);
        var rows = 0L;
        Span<byte> digest = stackalloc byte[Digest.ByteLength];
        while (arguments.Read() && arguments.TokenType != JsonTokenType.EndArray)
        {
            rows++;
            if (!IsSigned(ref arguments, rows))
            {
                _results.Write("null,"u8);
            }
            else
            {
                _digester.Write(_message.Bytes, digest);
                var row = _results.GetSpan(69);
                "\\\""u8.CopyTo(row);
                Convert.TryToHexStringLower(digest, row[2..], out _);
                "\\\","u8.CopyTo(row[66..]);
                _results.Advance(69);
            }

            if (_results.WrittenCount > BatchLimits.MaxRowsBytes)
            {
                throw new RefusedException("The answer to this batch would exceed Lambda's 6 MB; create the external function with MAX_BATCH_ROWS 86942 or less.");
            }
        }

        if (declaredRows is not null && declaredRows != rows)
        {
            throw new RefusedException($"\"num_records\" says {declaredRows} and \"arguments\" has {rows} rows; they must agree.");
        }

        var head = string.Create(CultureInfo.InvariantCulture, $"\"{{\\\"success\\\":true,\\\"num_records\\\":{rows},\\\"results\\\":[");
        return [.. Encoding.ASCII.GetBytes(head), .. rows == 0 ? [] : _results.WrittenSpan[..^1], .. "]}\""u8];
    }

    private bool IsSigned(ref Utf8JsonReader row, long number)
    {
        try
        {
            return _message.Read(ref row);
        }
        catch (PlainRowMessage.UnsignableRowException e)
        {
            throw new RefusedException($"Row {number}: {e.Message}.");
        }
    }

    /// <summary>Reads all of the payload once. Answers a reader at the start of <c>arguments</c>.</summary>
    private Utf8JsonReader Check(ReadOnlySpan<byte> payload, out long? declaredRows)
    {
        var reader = new Utf8JsonReader(payload);
        Utf8JsonReader rows = default;
        var hasRows = false;
        declaredRows = null;
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new RefusedException("The request is not a JSON object; Redshift sends one with \"num_records\" and \"arguments\".");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = Name(ref reader);
                reader.Read();
                if (name == "arguments")
                {
                    rows = reader.TokenType != JsonTokenType.StartArray
                        ? throw new RefusedException("\"arguments\" is not an array; it has one element a row.")
                        : hasRows ? throw new RefusedException("\"arguments\" stands twice in the request; Redshift sends it once.") : reader;
                    hasRows = true;
                    for (_checkedRow = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; _checkedRow++)
                    {
                        reader.Skip();
                    }

                    _checkedRow = 0;
                }
                else if (name == "num_records")
                {
                    declaredRows = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var count)
                        ? count
                        : throw new RefusedException("\"num_records\" is not a whole number in plain digits, below 2^63.");
                }

                reader.Skip();
            }

            reader.Read();
        }
        catch (JsonException e)
        {
            throw new RefusedException(
                $"{(_checkedRow == 0 ? "The request" : $"Row {_checkedRow}")} is not valid JSON, at byte {e.BytePositionInLine + 1} of line {e.LineNumber + 1} of the request.");
        }

        return hasRows ? rows : throw new RefusedException("The request has no \"arguments\"; call the function from SQL, with at least one argument.");
    }

    /// <summary>The member's name; null when it is not well-formed Unicode, and so none that is looked for.</summary>
    private static string? Name(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public sealed class RefusedException(string message) : Exception(message);
}
