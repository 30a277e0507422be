using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A table in a scrolling box. The first column is the heading of its row.</summary>
internal static class Table
{
    public static Html Of(
        string caption, IReadOnlyList<Column> columns, IReadOnlyList<VisualRow> rows, Func<VisualRow, bool>? isMarked = null) => Html.Of(
        $"""
        <div class="scroll" role="group" aria-label="{caption}" tabindex="0"><table>
        <caption>{caption}</caption>
        <thead><tr>{Html.Join(columns.Select(Heading))}</tr></thead>
        <tbody>
        {Html.Join(rows.Select(row => Row(columns, row, isMarked?.Invoke(row) ?? false)))}</tbody>
        </table></div>
        """);

    private static Html Heading(Column column) => Html.Of($"<th scope=\"col\" class=\"{column.Look}\">{column.Heading}</th>");

    private static Html Row(IReadOnlyList<Column> columns, VisualRow row, bool marked) => Html.Of(
        $"""
        <tr class="{(marked ? "latest" : "")}"><th scope="row" class="{columns[0].Look}">{columns[0].Cell(row)}</th>{Html.Join(
            columns.Skip(1).Select(column => Html.Of($"<td class=\"{column.Look}\">{column.Cell(row)}</td>")))}</tr>

        """);
}
