using System.Text.Json;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.DigestFunction;

/// <summary>A batch that cannot be signed. The message tells an SQL user what is wrong and what would be right.</summary>
public sealed class InvalidBatchException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Explains why a request was refused: reads it a second time to find the first thing that is wrong, and in which row.</summary>
internal ref struct Refusal
{
    private Utf8JsonReader _reader;
    private string? _ofRows;
    private long _row;
    private long _replyBytes;

    private Refusal(ReadOnlySpan<byte> payload) => _reader = new Utf8JsonReader(payload);

    public static InvalidBatchException Of(ReadOnlySpan<byte> payload)
    {
        var refusal = new Refusal(payload);
        try
        {
            return new InvalidBatchException(refusal.OfRequest());
        }
        catch (JsonException exception)
        {
            var where = refusal._row == 0 ? "The request" : $"Row {refusal._row}";
            var (line, column) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
            return new InvalidBatchException(
                $"{where} is not valid JSON at byte {column} of line {line} of the request.", exception);
        }
    }

    private string OfRequest()
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return "The request is not a JSON object; Redshift sends one with \"num_records\" and \"arguments\".";
        }

        long? rows = null;
        long? declaredRows = null;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRows = _reader.Is(MemberName.Arguments);
            var isCount = _reader.Is(MemberName.RecordCount);
            _reader.Read();
            if (isRows)
            {
                if (_reader.TokenType != JsonTokenType.StartArray)
                {
                    return "\"arguments\" is not an array; Redshift sends one element for each row.";
                }

                if (rows is not null)
                {
                    return "\"arguments\" is duplicated in the request; Redshift sends it once.";
                }

                rows = ReadRows();
            }
            else if (isCount)
            {
                if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt64(out var count))
                {
                    return "\"num_records\" is not a whole number in plain digits, below 2^63.";
                }

                declaredRows = count;
            }

            _reader.Skip();
        }

        _reader.Read();
        return rows is null
            ? "The request has no \"arguments\"; call the function from SQL, with at least one argument."
            : _ofRows ?? (declaredRows is null || declaredRows == rows
                ? "The request has bytes that are not UTF-8 outside \"arguments\"."
                : $"\"num_records\" says {declaredRows} and \"arguments\" has {rows} rows; they must agree.");
    }

    private long ReadRows()
    {
        for (_row = 1; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; _row++)
        {
            ReadRow();
            if (_replyBytes > BatchLimits.MaxRowsBytes)
            {
                _ofRows ??= "The answer to this batch would exceed Lambda's 6 MB; "
                    + $"create the external function with MAX_BATCH_ROWS {BatchLimits.MaxRows} or less.";
            }
        }

        var rows = _row - 1;
        _row = 0;
        return rows;
    }

    private void ReadRow()
    {
        var isSigned = false;
        if (_reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 1; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; i++)
            {
                isSigned |= ReadArgument(i);
            }
        }
        else
        {
            isSigned = ReadArgument(1);
        }

        _replyBytes += isSigned ? BatchLimits.ReplyBytesPerRow : BatchLimits.ReplyBytesPerNull;
    }

    /// <summary>Returns whether the argument is anything but null.</summary>
    private bool ReadArgument(int number)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                _reader.Skip();
                _ofRows ??= $"Row {_row}: argument {number} is an array or an object; pass text, a number, a boolean or NULL.";
                return true;
            case JsonTokenType.String when !IsUnicode():
                _ofRows ??= $"Row {_row}: argument {number} is not well-formed Unicode "
                    + "(half a surrogate pair, or bytes that are not UTF-8).";
                return true;
            default:
                return _reader.TokenType != JsonTokenType.Null;
        }
    }

    private readonly bool IsUnicode()
    {
        try
        {
            _ = _reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
