using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Support.Plain;

/// <summary>
/// The digest function written the straightforward way, with Utf8JsonReader and Blake2Fast one row at a time: tests compare the product's
/// answers with its answers, and benchmarks the product's speed with its speed.
/// </summary>
public sealed class PlainHandler
{
    private const int MaxRowsBytes = 5_999_000;

    private readonly Digester _digester;
    private readonly PlainRowMessage _message = new();
    private readonly ArrayBufferWriter<byte> _results = new();

    /// <summary>The row being read, or the row that cannot be signed; otherwise 0.</summary>
    private long _row;

    private bool _isUtf8OutsideRows;

    private PlainHandler(SigningKey key) => _digester = new Digester(key);

    /// <summary>The answer's bytes; for a refused request, null and the number of the row that is the reason, or 0.</summary>
    public static (byte[]? Reply, long RefusedRow) Answer(ReadOnlySpan<byte> payload, SigningKey key)
    {
        var handler = new PlainHandler(key);
        try
        {
            return (handler.Sign(payload), handler._row);
        }
        catch (JsonException)
        {
            return (null, handler._row);
        }
    }

    private byte[]? Sign(ReadOnlySpan<byte> payload)
    {
        var rows = FindRows(payload, out var declaredRows);
        if (rows.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var count = 0L;
        Span<byte> digest = stackalloc byte[Digest.ByteLength];
        while (rows.Read() && rows.TokenType != JsonTokenType.EndArray)
        {
            count++;
            switch (_message.Read(ref rows))
            {
                case RowKind.Refused:
                    _row = count;
                    return null;
                case RowKind.Null:
                    _results.Write("null,"u8);
                    break;
                default:
                    _digester.Write(_message.Bytes, digest);
                    var row = _results.GetSpan(69);
                    "\\\""u8.CopyTo(row);
                    Convert.TryToHexStringLower(digest, row[2..], out _);
                    "\\\","u8.CopyTo(row[66..]);
                    _results.Advance(69);
                    break;
            }

            if (_results.WrittenCount > MaxRowsBytes)
            {
                return null;
            }
        }

        if ((declaredRows is not null && declaredRows != count) || !_isUtf8OutsideRows)
        {
            return null;
        }

        var head = string.Create(CultureInfo.InvariantCulture, $"\"{{\\\"success\\\":true,\\\"num_records\\\":{count},\\\"results\\\":[");
        return [.. Encoding.ASCII.GetBytes(head), .. count == 0 ? [] : _results.WrittenSpan[..^1], .. "]}\""u8];
    }

    /// <summary>Reads the whole payload. Returns a reader at the rows' array, or at no token if the request is refused.</summary>
    private Utf8JsonReader FindRows(ReadOnlySpan<byte> payload, out long? declaredRows)
    {
        Utf8JsonReader rows = default;
        declaredRows = null;
        var reader = new Utf8JsonReader(payload);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return default;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref reader);
            reader.Read();
            if (name == "arguments")
            {
                if (reader.TokenType != JsonTokenType.StartArray || rows.TokenType == JsonTokenType.StartArray)
                {
                    return default;
                }

                rows = reader;
                _isUtf8OutsideRows = Utf8.IsValid(payload[..(int)reader.BytesConsumed]);
                for (_row = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; _row++)
                {
                    reader.Skip();
                }

                _row = 0;
                _isUtf8OutsideRows &= Utf8.IsValid(payload[(int)reader.BytesConsumed..]);
            }
            else if (name == "num_records")
            {
                if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var count))
                {
                    return default;
                }

                declaredRows = count;
            }

            reader.Skip();
        }

        reader.Read();
        return rows;
    }

    /// <summary>The member's name, or null if it is not well-formed Unicode.</summary>
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
}
