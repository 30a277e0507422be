using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A table's column: its heading, its cell for a row, and how it looks (number, wide, action).</summary>
internal sealed record Column(string Heading, Func<VisualRow, Html> Cell, string Look = "")
{
    private const string Wide = "wide";

    public static Column Of(QuoteDefinition definition, QuoteField field, string column) =>
        new(Label(definition, field), row => Format.Field(field, row[column]), LookOf(field));

    /// <summary>With the currency: once in the heading, so that the amounts below it align.</summary>
    public static string Label(QuoteDefinition definition, QuoteField field) => field.IsMoney ? $"{field.Label} ({definition.Currency})" : field.Label;

    /// <summary>So that long texts do not push the others out of sight.</summary>
    public static IEnumerable<Column> WideLast(IEnumerable<Column> columns) => columns.OrderBy(column => column.Look == Wide);

    private static string LookOf(QuoteField field) => field.Type.Kind switch
    {
        SqlTypeKind.Decimal or SqlTypeKind.Integer or SqlTypeKind.BigInt => "number",
        SqlTypeKind.Varchar when field.Type.Length > 100 => Wide,
        _ => "",
    };
}
