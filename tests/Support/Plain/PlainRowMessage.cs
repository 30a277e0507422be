using System.Text.Json;

namespace WriteBackLambdas.Support.Plain;

/// <summary>The row message made the straightforward way: Utf8JsonReader's tokens, one after the other.</summary>
public sealed class PlainRowMessage
{
    private byte[] _buffer = new byte[512];
    private char[] _text = [];
    private int _length;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>
    /// Reads the row at the reader's token: an array of arguments, a bare argument or null. False when it is null or holds only nulls, so that
    /// there is nothing to sign. The reader ends on the row's last token.
    /// </summary>
    /// <exception cref="UnsignableRowException">An argument is an array, an object or not well-formed Unicode.</exception>
    /// <exception cref="JsonException">The row is not JSON.</exception>
    public bool Read(ref Utf8JsonReader reader)
    {
        _length = 0;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return AppendArgument(ref reader, 0);
        }

        var anyValue = false;
        Append("["u8);
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            AppendSeparator(i);
            anyValue |= AppendArgument(ref reader, i);
        }

        Append("]"u8);
        return anyValue;
    }

    private bool AppendArgument(ref Utf8JsonReader reader, int index)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                AppendString(ref reader, index);
                return true;
            case JsonTokenType.Null:
                Append("null"u8);
                return false;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                Append(reader.ValueSpan);
                return true;
            default:
                throw new UnsignableRowException($"argument {index + 1} is an array or an object; pass text, a number, a boolean or NULL");
        }
    }

    private void AppendString(ref Utf8JsonReader reader, int index)
    {
        if (!reader.ValueIsEscaped && reader.ValueSpan.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0)
        {
            Append("\""u8);
            Append(reader.ValueSpan);
            Append("\""u8);
            return;
        }

        if (_text.Length < reader.ValueSpan.Length)
        {
            _text = new char[reader.ValueSpan.Length * 2];
        }

        int count;
        try
        {
            count = reader.CopyString(_text);
        }
        catch (InvalidOperationException e)
        {
            throw NotUnicode(index, e);
        }

        AppendString(_text.AsSpan(0, count), index);
    }

    /// <summary>Python's <c>ensure_ascii</c> form: printable ASCII as it is, all else as an escape of each UTF-16 code unit.</summary>
    private void AppendString(ReadOnlySpan<char> value, int index)
    {
        const int longestEscape = 6;
        Reserve((value.Length * longestEscape) + 2);
        _buffer[_length++] = (byte)'"';
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is >= ' ' and <= '~' and not '"' and not '\\')
            {
                _buffer[_length++] = (byte)c;
            }
            else if (ShortEscape(c) is var letter and not 0)
            {
                _buffer[_length++] = (byte)'\\';
                _buffer[_length++] = letter;
            }
            else if (char.IsSurrogate(c) && !IsPaired(value, i))
            {
                throw NotUnicode(index, null);
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

    private static bool IsPaired(ReadOnlySpan<char> value, int i) => char.IsHighSurrogate(value[i])
        ? i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])
        : i > 0 && char.IsHighSurrogate(value[i - 1]);

    private void AppendUnicodeEscape(char c)
    {
        _buffer[_length++] = (byte)'\\';
        _buffer[_length++] = (byte)'u';
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            _buffer[_length++] = "0123456789abcdef"u8[(c >> shift) & 15];
        }
    }

    private void AppendSeparator(int index)
    {
        if (index > 0)
        {
            Append(", "u8);
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

    private static UnsignableRowException NotUnicode(int index, Exception? cause) =>
        new($"argument {index + 1} is not well-formed Unicode (half a surrogate pair, or bytes that are not UTF-8)", cause);

    public sealed class UnsignableRowException(string message, Exception? cause = null) : Exception(message, cause);
}
