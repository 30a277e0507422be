using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Support.Plain;

/// <summary>The row message made the straightforward way, from Utf8JsonReader's tokens.</summary>
public sealed class PlainRowMessage
{
    private byte[] _buffer = new byte[512];
    private char[] _text = [];
    private int _length;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>
    /// Reads the row at the reader's token: an array of arguments, a bare argument or null. Unless the row is refused, the reader ends at
    /// the row's last token.
    /// </summary>
    /// <exception cref="JsonException">The row is not JSON.</exception>
    public RowKind Read(ref Utf8JsonReader reader)
    {
        _length = 0;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return AppendArgument(ref reader);
        }

        var row = RowKind.Null;
        Append("["u8);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (_length > 1)
            {
                Append(", "u8);
            }

            var argument = AppendArgument(ref reader);
            if (argument == RowKind.Refused)
            {
                return RowKind.Refused;
            }

            row = argument == RowKind.Message ? RowKind.Message : row;
        }

        Append("]"u8);
        return row;
    }

    private RowKind AppendArgument(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return AppendString(ref reader) ? RowKind.Message : RowKind.Refused;
            case JsonTokenType.Null:
                Append("null"u8);
                return RowKind.Null;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                Append(reader.ValueSpan);
                return RowKind.Message;
            default:
                return RowKind.Refused;
        }
    }

    /// <summary>Returns false if the string is not well-formed Unicode.</summary>
    private bool AppendString(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped && reader.ValueSpan.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0)
        {
            Append("\""u8);
            Append(reader.ValueSpan);
            Append("\""u8);
            return true;
        }

        if (_text.Length < reader.ValueSpan.Length)
        {
            _text = new char[reader.ValueSpan.Length * 2];
        }

        try
        {
            AppendString(_text.AsSpan(0, reader.CopyString(_text)));
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Appends Python's <c>ensure_ascii</c> form: printable ASCII unchanged, every other UTF-16 code unit as an escape.</summary>
    private void AppendString(ReadOnlySpan<char> value)
    {
        const int longestEscape = 6;
        Reserve((value.Length * longestEscape) + 2);
        _buffer[_length++] = (byte)'"';
        foreach (var c in value)
        {
            if (c is >= ' ' and <= '~' and not '"' and not '\\')
            {
                _buffer[_length++] = (byte)c;
            }
            else if (ShortEscape(c) is var letter and not 0)
            {
                _buffer[_length++] = (byte)'\\';
                _buffer[_length++] = letter;
            }
            else
            {
                AppendUnicodeEscape(c);
            }
        }

        _buffer[_length++] = (byte)'"';
    }

    private static byte ShortEscape(char c) => c switch
    {
        '"' => (byte)'"',
        '\\' => (byte)'\\',
        '\b' => (byte)'b',
        '\f' => (byte)'f',
        '\n' => (byte)'n',
        '\r' => (byte)'r',
        '\t' => (byte)'t',
        _ => 0,
    };

    private void AppendUnicodeEscape(char c)
    {
        _buffer[_length++] = (byte)'\\';
        _buffer[_length++] = (byte)'u';
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            _buffer[_length++] = "0123456789abcdef"u8[(c >> shift) & 15];
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }
    }
}
