using System.Globalization;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>Quotes by status over time: stacked columns, and the same numbers as a table.</summary>
internal static class StatusChart
{
    private const int Width = 600;
    private const int Top = 24;
    private const int Bottom = 190;
    private const int Left = 8;

    public static Html Of(Format format, IReadOnlyList<StatusCount> counts) => Html.Of(
        $"""
        <figure>
        <figcaption>Quotes by status over time</figcaption>
        <ul class="legend">{Html.Join(StatusesOf(format).Select(status => Item(format, status)))}</ul>
        <svg role="img" aria-labelledby="status-title status-desc" viewBox="0 0 600 220">
        <title id="status-title">Quotes by status over time</title>
        <desc id="status-desc">{Description(format, counts)}</desc>
        <line class="axis" x1="0" x2="600" y1="{Bottom}" y2="{Bottom}"/>
        {Html.Join(counts.Select((count, i) => Bar(format, count, i, counts)))}
        </svg>
        <details data-key="status table"><summary>As a table</summary>
        <div class="scroll" role="group" aria-label="Quotes by status, numbers" tabindex="0"><table>
        <caption>Quotes by status, numbers</caption>
        <thead><tr><th scope="col">From (UTC)</th>{Html.Join(StatusesOf(format).Select(Heading))}</tr></thead>
        <tbody>{Html.Join(counts.Select(Row))}</tbody>
        </table></div></details>
        </figure>
        """);

    private static IReadOnlyList<QuoteStatus> StatusesOf(Format format) => format.Definition.Workflow.Statuses;

    private static Html Item(Format format, QuoteStatus status) =>
        Html.Of($"<li{format.Color(status.Name)}>{status.Label.Text}</li>");

    private static Html Heading(QuoteStatus status) => Html.Of($"<th scope=\"col\" class=\"number\">{status.Label.Text}</th>");

    private static Html Row(StatusCount count) =>
        Html.Of($"<tr><th scope=\"row\">{Time(count)}</th>{Html.Join(count.Quotes.Select(Cell))}</tr>\n");

    private static Html Cell(int number) => Html.Of($"<td class=\"number\">{number}</td>");

    private static string Description(Format format, IReadOnlyList<StatusCount> counts) =>
        $"At the end: {string.Join(", ", StatusesOf(format).Zip(counts[^1].Quotes, (status, number) => $"{number} {status.Label.Text}"))}.";

    private static Html Bar(Format format, StatusCount count, int index, IReadOnlyList<StatusCount> counts)
    {
        var slot = Math.Min(90, (Width - (2 * Left)) / counts.Count);
        var x = Left + (index * slot);
        var scale = (double)(Bottom - Top) / Math.Max(1, counts.Max(other => other.Total));
        var parts = new List<Html>();
        var below = 0;
        foreach (var (status, number) in StatusesOf(format).Zip(count.Quotes).Where(pair => pair.Second > 0))
        {
            var (y, end) = (Bottom - (int)((below + number) * scale), Bottom - (int)(below * scale));
            parts.Add(Html.Of(
                $"<rect{format.Color(status.Name)} x=\"{x + 4}\" y=\"{y}\" width=\"{slot - 8}\" height=\"{end - y}\"/>"));
            below += number;
        }

        return Html.Of(
            $"""
            {Html.Join(parts)}
            <text class="value" x="{x + (slot / 2)}" y="{Bottom - (int)(below * scale) - 6}">{count.Total}</text>
            <text x="{x + (slot / 2)}" y="{Bottom + 18}">{Tick(count, counts)}</text>

            """);
    }

    private static string Time(StatusCount count) => count.From.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Tick(StatusCount count, IReadOnlyList<StatusCount> counts) => count.From.ToString(
        counts.All(other => other.From.TimeOfDay == TimeSpan.Zero) ? "MM-dd"
            : counts.All(other => other.From.Second == 0) ? "HH:mm"
            : "mm:ss",
        CultureInfo.InvariantCulture);
}
