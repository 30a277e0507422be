using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Dashboards;

/// <summary>The columns that people read of a definition's three views: first what they click and compare.</summary>
internal sealed class QuoteColumns(QuoteDefinition definition, Words words, bool withPeople)
{
    private const int Narrow = 110;
    private const int Middle = 150;
    private const int Wide = 290;

    /// <summary>Texts of more bytes are descriptions.</summary>
    private const int LongestMiddle = 100;

    /// <summary>The source's type may be wider than the definition's.</summary>
    private const int LongestNumber = 40;

    private readonly QuoteField[] _identifying = [.. definition.Fields.Where(field => field.Identifies)];
    private readonly QuoteField[] _others = [.. definition.Fields.Where(field => !field.Identifies)];

    private Column QuoteId => new("quote_id", words.Quote, DataType.Text, ValueFormat.Text, Wide);

    private Column Revision => new("revision", words.Revision, DataType.Whole, ValueFormat.Number(0), Narrow);

    private Column Newest => new("is_latest", words.Newest, DataType.Text, ValueFormat.Text, Narrow, Flag("is_latest"));

    private IEnumerable<Column> Inputs => definition.Inputs.Select(input => Value(input.Name, input.Label, input.Type, isName: false));

    /// <summary>When, how long after the step before, and by whom a revision was recorded.</summary>
    private IEnumerable<Column> Recording =>
    [
        new("recorded_at", words.Recorded, DataType.Time, ValueFormat.Time, Middle),
        new("seconds_since_previous", words.After, DataType.Whole, ValueFormat.Seconds, Narrow),
        new("requested_by", words.RequestedBy, DataType.Text, ValueFormat.Text, Middle),
        .. withPeople ? [new Column("recorded_by", words.RecordedBy, DataType.Text, ValueFormat.Text, Middle)] : Array.Empty<Column>(),
    ];

    private Column Status
    {
        get
        {
            // A status of an earlier definition has no label.
            var labels = definition.Workflow.Statuses.Select(status => $"WHEN {Text(status.Name)} THEN {Text(words.Of(status.Label))}");
            var label = $"CASE \"status\" {string.Join(' ', labels)} ELSE \"status\" END";
            return new("status", words.Status, DataType.Text, ValueFormat.Text, Middle, label);
        }
    }

    public IReadOnlyList<Column> Rows() =>
    [
        Link(WarehouseNames.QuoteLink, words.Of(definition.Workflow.Generate.Label)),
        .. WideLast(definition.Fields.Select(field => Field(field, field.Source))),
    ];

    public IReadOnlyList<Column> Quotes() =>
    [
        Status,
        .. definition.Workflow.Actions.Select(action => Link(WarehouseNames.LinkOf(action.Name), words.Of(action.Label))),
        .. _identifying.Take(1).Concat(_others).SelectMany(Compared),
        .. Recording,
        Revision,
        .. WideLast(_identifying.Skip(1).SelectMany(Compared).Concat(Inputs)),
        QuoteId,
    ];

    public IReadOnlyList<Column> History() =>
    [
        QuoteId,
        Revision,
        Status,
        Newest,
        .. _others.SelectMany(Compared),
        .. Recording,
        .. WideLast(_identifying.SelectMany(Compared).Concat(Inputs)),
    ];

    /// <summary>A field, and for an amount, the one before and the change.</summary>
    private IEnumerable<Column> Compared(QuoteField field)
    {
        var now = Field(field, field.Column);
        yield return now;
        if (field.IsMoney)
        {
            yield return now with { Name = field.PreviousColumn, Label = words.BeforeOf(field) };
            yield return now with
            {
                Name = field.ChangeColumn, Label = words.ChangeOf(field), Format = now.Format with { Kind = FormatKind.Change },
            };
        }
    }

    private static IEnumerable<Column> WideLast(IEnumerable<Column> columns) => columns.OrderBy(column => column.Width == Wide);

    private static Column Link(string name, string label) => new(name, label, DataType.Text, ValueFormat.Link(label), Middle);

    private Column Field(QuoteField field, string name) => field.IsMoney
        ? Value(name, field.Label, field.Type, isName: false) with { Format = ValueFormat.Money(field.Type.Scale, definition.Currency) }
        : Value(name, field.Label, field.Type, field.Identifies);

    /// <param name="isName">Whether a whole number is a name, such as an order number.</param>
    private Column Value(string name, string label, SqlType type, bool isName) => type.Kind switch
    {
        // QuickSight accepts booleans by promoting them to integers, and integers above 9007199254740991 may not be shown exactly
        // (its user guide, "Supported data types and values").
        SqlTypeKind.Boolean => new(name, label, DataType.Text, ValueFormat.Text, Narrow, Flag(name)),
        SqlTypeKind.Integer or SqlTypeKind.BigInt when isName =>
            new(name, label, DataType.Text, ValueFormat.Text, Narrow, $"CAST(\"{name}\" AS VARCHAR({LongestNumber}))"),
        SqlTypeKind.Integer or SqlTypeKind.BigInt => new(name, label, DataType.Whole, ValueFormat.Number(0), Narrow),
        SqlTypeKind.Decimal => new(name, label, DataType.Decimal, ValueFormat.Number(type.Scale), Narrow),
        SqlTypeKind.Date => new(name, label, DataType.Date, ValueFormat.Date, Narrow),
        _ => new(name, label, DataType.Text, ValueFormat.Text, type.Length > LongestMiddle ? Wide : Middle),
    };

    private string Flag(string name) => $"CASE WHEN \"{name}\" THEN {Text(words.Yes)} WHEN NOT \"{name}\" THEN {Text(words.No)} END";

    // A backslash can escape in Redshift, and cannot in PostgreSQL.
    private static string Text(string text) => "'" + text
        .Replace("'", "''", StringComparison.Ordinal)
        .Replace("\\", "' || CHR(92) || '", StringComparison.Ordinal) + "'";
}
