using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The source's rows, each with the link that the warehouse has just signed for it.</summary>
internal static class RowsSection
{
    public static Html Of(Format format, Visual rows, DashboardRequest request) => Card.Of(
        "rows",
        "Rows to quote",
        "Every row has its own link, which the warehouse has just signed for this viewer.",
        Card.Content(
            rows,
            format.Definition.Names.RowsView,
            request.Filters.Count > 0 ? "No row matches these filters." : "The source table is empty.",
            () => Table.Of("Rows to quote", Columns(format), rows.Rows)));

    private static Column[] Columns(Format format) =>
    [
        .. Column.WideLast(format.Definition.Fields.Select(field => Column.Of(format, field, field.Source))),
        new("Link", Generate, "action"),
    ];

    private static Html Generate(VisualRow row) => row[WarehouseNames.QuoteLink] is null
        ? Format.Text(null)
        : Html.Of(
            $"<a class=\"generate\" href=\"{row.Text(WarehouseNames.QuoteLink)}\" target=\"_blank\" rel=\"noopener\">Generate Quote</a>");
}
