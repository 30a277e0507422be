using WriteBackLambdas.Dashboards;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A table in a box that scrolls both ways.</summary>
internal static class TableHtml
{
    public static Html Of(TableVisual table, Answer answer, Cells cells) => Html.Of(
        $"""
        <div class="scroll" role="group" aria-label="{table.Title}" tabindex="0"><table>
        <caption>{table.Title}</caption>
        <thead><tr>{Html.Join(answer.Query.Columns.Select(Heading))}</tr></thead>
        <tbody>
        {Html.Join(answer.Rows.Select(row => Row(table, answer, row, cells)))}</tbody>
        </table></div>
        """);

    private static Html Heading(Column column) => Html.Of($"<th scope=\"col\" class=\"{Look(column)}\">{column.Label}</th>");

    private static Html Row(TableVisual table, Answer answer, IReadOnlyList<object?> row, Cells cells)
    {
        string Value(Column column) => $"{row[answer.Query.Columns.IndexOf(column)]}";
        string Paint(Column? column) => Paints.ClassOf(Paints.Of(table.Rules, column, Value));
        Html Cell(Column column) =>
            Html.Of($"<td class=\"{Look(column)} {Paint(column)}\">{cells.Of(column, Value(column))}</td>");
        return Html.Of($"<tr class=\"{Paint(null)}\">{Html.Join(answer.Query.Columns.Select(Cell))}</tr>\n");
    }

    private static string Look(Column column) => column.Type is DataType.Whole or DataType.Decimal ? "number" : "";
}
