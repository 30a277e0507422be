using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Audit;

/// <summary>A column of a history file.</summary>
/// <param name="Name">Its name in UTF-8.</param>
/// <param name="Place">Its place in the file's rows, from 0.</param>
/// <param name="Type">Its type; null for a text that is compared as it is.</param>
/// <param name="IsTime">Whether it is a time.</param>
/// <param name="IsField">Whether every action copies it from the revision before.</param>
internal sealed record Column(byte[] Name, int Place, SqlType? Type, bool IsTime, bool IsField)
{
    public override string ToString() => Encoding.UTF8.GetString(Name);
}

/// <summary>The rows of an action.</summary>
/// <param name="Status">The status that it gives, in UTF-8.</param>
/// <param name="Hashed">What the hash of its rows covers, in the hash's order.</param>
/// <param name="Copied">What its rows have from the revision before.</param>
internal sealed record ActionRows(byte[] Status, Column[] Hashed, Column[] Copied);

/// <summary>The columns of a history file by what they are.</summary>
internal sealed class Columns
{
    private readonly ActionRows[] _actions;

    /// <exception cref="AuditException">A column that every row needs is missing.</exception>
    public Columns(string file, IReadOnlyList<string> header, IReadOnlyList<QuoteDefinition> definitions)
    {
        Count = header.Count;
        Dictionary<string, (SqlType? Type, bool IsField)> known = new(StringComparer.Ordinal)
        {
            [RowHash.RequestedBy] = default,
            [RowHash.RecordedBy] = default,
            [RowHash.IssuedAt] = default,
            [RowHash.DigestColumn] = default,
            [RowHash.Combination] = (null, true),
        };
        // An earlier definition adds what the first one no longer has.
        foreach (var (name, type, isField) in definitions.SelectMany(definition => definition.Fields
            .Select(field => (field.Column, field.Type, true))
            .Concat(definition.Inputs.Select(input => (input.Name, input.Type, false)))))
        {
            known.TryAdd(name, (type, isField));
        }

        var needed = NamesOf([definitions[0]]);
        var missing = needed.Except(header, StringComparer.Ordinal).ToArray();
        if (missing.Length > 0)
        {
            throw new AuditException(
                $"{file}: the first line must name the columns of the table {definitions[0].History}; "
                + $"it has no {string.Join(", ", missing)}.");
        }

        int PlaceOf(string name) => header.Index().First(column => column.Item == name).Index;
        (QuoteId, Revision, Status, RecordedAt) = (PlaceOf("quote_id"), PlaceOf("revision"), PlaceOf("status"), PlaceOf("recorded_at"));
        Hashed = [.. header.Where(known.ContainsKey).Order(StringComparer.Ordinal).Select(name => new Column(
            Encoding.UTF8.GetBytes(name), PlaceOf(name), known[name].Type, name == RowHash.IssuedAt, known[name].IsField))];
        _actions =
        [
            .. definitions.SelectMany(definition => definition.Workflow.Actions.Select(action => ToRows(definition, action, needed))),
        ];
        Ignored = [.. header.Except([.. known.Keys, .. needed], StringComparer.Ordinal)];
    }

    /// <summary>The columns of the history, except those that no definition has.</summary>
    public static IReadOnlyList<string> NamesOf(IEnumerable<QuoteDefinition> definitions) =>
    [
        .. new[]
        {
            "quote_id", "revision", "status", "recorded_at",
            RowHash.RequestedBy, RowHash.IssuedAt, RowHash.DigestColumn, RowHash.Combination,
        }
        .Concat(definitions.SelectMany(definition =>
            definition.Fields.Select(field => field.Column).Concat(definition.Inputs.Select(input => input.Name))))
        .Distinct(StringComparer.Ordinal),
    ];

    public int Count { get; }

    public int QuoteId { get; }

    public int Revision { get; }

    public int Status { get; }

    public int RecordedAt { get; }

    /// <summary>What the hash of a generated row covers, in its order.</summary>
    public Column[] Hashed { get; }

    /// <summary>The columns that no definition has.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>The action that gives the status; null if it is of a generated row.</summary>
    public ActionRows? ActionOf(ReadOnlySpan<byte> status)
    {
        foreach (var action in _actions)
        {
            if (status.SequenceEqual(action.Status))
            {
                return action;
            }
        }

        return null;
    }

    /// <param name="compared">The columns that every file has.</param>
    private ActionRows ToRows(QuoteDefinition definition, QuoteAction action, IReadOnlyList<string> compared)
    {
        var copied = definition.Fields.Select(field => field.Column)
            .Concat(definition.Inputs.Where(input => !definition.Asks(action.Name, input)).Select(input => input.Name))
            .Append(RowHash.Combination)
            .ToHashSet(StringComparer.Ordinal);
        return new ActionRows(
            Encoding.UTF8.GetBytes(action.To),
            [.. Hashed.Where(column => !column.IsField && !copied.Contains(column.ToString()))],
            [.. Hashed.Where(column => copied.Contains(column.ToString()) && compared.Contains(column.ToString()))]);
    }
}

/// <summary>The audit cannot be made; the message says why.</summary>
internal sealed class AuditException(string message) : Exception(message);
