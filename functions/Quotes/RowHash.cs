using System.Text;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Quotes;

/// <summary>
/// The hash of a row of the history as the log keeps it: BLAKE2b-256 of <c>quote-row/1</c>, NUL, and for each column, in ordinal order of
/// the names, the name, NUL, the value's <see cref="StoredText"/>, NUL. A NULL is left out, so columns added later change no hash. The log
/// line has quote id, revision, status, and recording time itself. An action copies the fields, and the inputs that it does not ask for,
/// from the revision before, so its hash leaves out those and the combination.
/// </summary>
/// <remarks>
/// The digest is one of the columns. Nobody can guess it, so nobody can find a row's values by hashing guesses, and no two links' rows have
/// the same hash.
/// </remarks>
public sealed class RowHash
{
    public const string Combination = "combination";
    public const string RequestedBy = "requested_by";
    public const string RecordedBy = "recorded_by";
    public const string IssuedAt = "issued_at";
    public const string DigestColumn = "digest";

    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>The hash of the row that a submission records; the inputs are in the definition's order.</summary>
    /// <param name="person">Who signed in; null while sign-in is off.</param>
    public static string Of(
        QuoteDefinition definition, QuoteLink link, Digest digest, IReadOnlyList<string?> inputs, string? person = null)
    {
        List<string> names = [RequestedBy, RecordedBy, IssuedAt, DigestColumn];
        List<string?> values = [link.Viewer, person, link.Issued.ToSqlText(), digest.ToHex()];
        List<SqlType?> types = [null, null, null, null];
        for (var i = 0; i < definition.Inputs.Count; i++)
        {
            names.Add(definition.Inputs[i].Name);
            values.Add(inputs[i]);
            types.Add(definition.Inputs[i].Type);
        }

        if (link.IsGenerate)
        {
            names.Add(Combination);
            values.Add(link.Combination(definition));
            types.Add(null);
            for (var i = 0; i < definition.Fields.Count; i++)
            {
                names.Add(definition.Fields[i].Column);
                values.Add(link.Values[i]);
                types.Add(definition.Fields[i].Type);
            }
        }

        var order = names.ToArray();
        Array.Sort(order, StringComparer.Ordinal);
        var hash = new RowHash();
        hash.Start();
        foreach (var name in order)
        {
            var place = names.IndexOf(name);
            if (values[place] is { } value)
            {
                hash.Add(Encoding.UTF8.GetBytes(name), types[place], Encoding.UTF8.GetBytes(value));
            }
        }

        Span<byte> bytes = stackalloc byte[Digest.ByteLength];
        hash.Finish(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Begins a row; its columns follow in ordinal order of their names.</summary>
    public void Start()
    {
        _length = 0;
        Append("quote-row/1"u8);
    }

    /// <summary>Adds a column that is not NULL; the type is null for a text that stays as it is.</summary>
    public void Add(ReadOnlySpan<byte> name, SqlType? type, ReadOnlySpan<byte> value)
    {
        Append(name);
        Append(type is null ? value : StoredText.Of(type.Kind, value));
    }

    /// <summary>Adds a time in the text form that a database gives it.</summary>
    public void AddTime(ReadOnlySpan<byte> name, ReadOnlySpan<byte> time)
    {
        Span<byte> text = stackalloc byte[StoredText.TimeLength];
        Append(name);
        Append(StoredText.TryWriteTime(time, text) ? text : time);
    }

    /// <summary>Writes the 32 bytes of the hash.</summary>
    public void Finish(Span<byte> hash) => Digester.WriteUnkeyed(_bytes.AsSpan(0, _length), hash);

    private void Append(ReadOnlySpan<byte> part)
    {
        if (_length + part.Length + 1 > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + part.Length + 1));
        }

        part.CopyTo(_bytes.AsSpan(_length));
        _length += part.Length;
        // No value and no name can contain NUL.
        _bytes[_length++] = 0;
    }
}
