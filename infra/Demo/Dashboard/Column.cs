using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A table's column: its heading, its cell for a row, and its CSS class (number, wide, action).</summary>
internal sealed record Column(string Heading, Func<VisualRow, Html> Cell, string Look = "")
{
    private const string Wide = "wide";

    public static Column Of(Format format, QuoteField field, string column) =>
        new(field.Label, row => format.Field(field, row[column]), LookOf(field));

    /// <summary>Moves long texts to the end, so that they do not push the other columns out of sight.</summary>
    public static IEnumerable<Column> WideLast(IEnumerable<Column> columns) => columns.OrderBy(column => column.Look == Wide);

    private static string LookOf(QuoteField field) => field.Type.Kind switch
    {
        SqlTypeKind.Decimal or SqlTypeKind.Integer or SqlTypeKind.BigInt => "number",
        SqlTypeKind.Varchar when field.Type.Length > 100 => Wide,
        _ => "",
    };
}
