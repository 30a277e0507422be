using WriteBackLambdas.Dashboards;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The visuals of a sheet, in the model's order.</summary>
internal sealed class SheetHtml(Cells cells, DashboardRequest request)
{
    public Html Of(IEnumerable<(Visual Visual, Answer Answer)> visuals) => Html.Of(
        $"""
        <div id="{request.Sheet.Id}" class="sheet">
        {Html.Join(visuals.Select(pair =>
            Card.Of(pair.Visual.Id, pair.Visual.Title, Note(pair.Visual), Content(pair.Visual, pair.Answer))))}
        </div>
        """);

    private static string Note(Visual visual) => visual is TableVisual table ? table.Note : "";

    private Html Content(Visual visual, Answer answer) => (answer, visual) switch
    {
        ({ Failure: { } failure }, _) => Html.Of($"<p class=\"alert\" role=\"alert\">The warehouse refused this query. {failure}</p>"),
        ({ Rows.Count: 0 }, _) => Card.Empty(request.Choices.Count > 0 ? "Nothing matches these filters." : "There is nothing yet."),
        (_, BarVisual bars) => BarHtml.Of(bars, answer),
        (_, LineVisual line) => new LineHtml(line, answer, cells).ToHtml(),
        (_, TableVisual table) => TableHtml.Of(table, answer, cells),
        _ => throw new InvalidOperationException($"{visual} has no rendering."),
    };
}
