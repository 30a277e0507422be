using System.Buffers;

namespace WriteBackLambdas.Signing;

/// <summary>The bytes that are signed for one row: its UDF arguments exactly as Python's <c>json.dumps</c> writes them.</summary>
public sealed class RowMessage
{
    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    private RowMessage()
    {
    }

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>The message of a row of strings and NULLs. <see cref="RowReader"/> makes the same message from the row's JSON.</summary>
    /// <exception cref="ArgumentException">A value is not well-formed Unicode.</exception>
    public static RowMessage Of(params ReadOnlySpan<string?> values)
    {
        var message = new RowMessage();
        message._bytes.Write("["u8);
        for (var i = 0; i < values.Length; i++)
        {
            message._bytes.Write(i > 0 ? ", "u8 : []);
            message.Append(values[i], i);
        }

        message._bytes.Write("]"u8);
        return message;
    }

    private void Append(string? value, int index)
    {
        if (value is null)
        {
            _bytes.Write("null"u8);
            return;
        }

        var room = _bytes.GetSpan((PythonText.MaxUnitLength * value.Length) + 2);
        room[0] = (byte)'"';
        var length = 1;
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]) && !IsPaired(value, i))
            {
                throw new ArgumentException($"Value {index + 1} is not well-formed Unicode: it has half a surrogate pair.", nameof(value));
            }

            length += PythonText.Write(value[i], ref room[length]);
        }

        room[length] = (byte)'"';
        _bytes.Advance(length + 1);
    }

    private static bool IsPaired(string value, int i) => char.IsHighSurrogate(value[i])
        ? i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])
        : i > 0 && char.IsHighSurrogate(value[i - 1]);
}
