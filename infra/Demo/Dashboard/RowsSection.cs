using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The source's rows, each with the link that the warehouse has just signed for it.</summary>
internal static class RowsSection
{
    public const string Link = "quote_link";

    public static Html Of(QuoteDefinition definition, Visual rows, DashboardRequest request) => Card.Of(
        "rows",
        "Rows to quote",
        "Every row carries its own link, signed in the warehouse for this viewer at this moment.",
        Card.Content(
            rows,
            "quote_gen_vw",
            request.Filters.Count > 0 ? "No row fits these filters." : "The source table is empty.",
            () => Table.Of("Rows to quote", Columns(definition), rows.Rows)));

    private static Column[] Columns(QuoteDefinition definition) =>
        [.. Column.WideLast(definition.Fields.Select(field => Column.Of(definition, field, field.Source))), new("Link", Generate, "action")];

    private static Html Generate(VisualRow row) => row[Link] is null
        ? Format.Text(null)
        : Html.Of($"<a class=\"generate\" href=\"{row.Text(Link)}\" target=\"_blank\" rel=\"noopener\">Generate Quote</a>");
}
