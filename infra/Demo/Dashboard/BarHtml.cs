using System.Globalization;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>Bars below each other, in a table: as high as there are bars, and readable without seeing them.</summary>
internal static class BarHtml
{
    public static Html Of(BarVisual bars, Answer answer)
    {
        var most = answer.Rows.Max(Count);
        return Html.Of(
            $"""
            <table class="bars"><caption>{bars.Title}</caption>
            <thead><tr><th scope="col">{bars.Category.Label}</th><th scope="col" colspan="2">{bars.Unit}</th></tr></thead>
            <tbody>{Html.Join(answer.Rows.Select(row => Bar(bars, $"{row[0]}", Count(row), most)))}</tbody>
            </table>
            """);
    }

    private static int Count(IReadOnlyList<object?> row) => Convert.ToInt32(row[1], CultureInfo.InvariantCulture);

    private static Html Bar(BarVisual bars, string category, int count, int most) => Html.Of(
        $"""
        <tr><th scope="row"><bdi>{category}</bdi></th><td class="number">{count}</td><td class="bar"><svg
        class="{Paints.ClassOf(Paints.Of(bars.Colors, bars.Category, _ => category))}"
        width="{100 * count / most}%" height="14" aria-hidden="true"><rect width="100%" height="14" rx="3"/></svg></td></tr>
        """);
}
