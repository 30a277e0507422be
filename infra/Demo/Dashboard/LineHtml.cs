using System.Globalization;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>Lines from day to day; as wide as there are days, up to a width at which they come closer.</summary>
internal sealed class LineHtml(LineVisual line, Answer answer, Cells cells)
{
    private const int Top = 26;
    private const int Bottom = 92;
    private const int Height = 116;
    private const int Step = 96;
    private const int MostWidth = 576;

    private readonly int _width = Math.Clamp(answer.Rows.Count * Step, 2 * Step, MostWidth);

    public Html ToHtml() => Html.Of(
        $"""
        {(line.Amounts.Count > 1 ? Html.Of($"<ul class=\"legend\">{Html.Join(line.Amounts.Select(Item))}</ul>") : default)}
        <svg class="lines" role="img" aria-label="{string.Join("; ", answer.Rows.Select(Description))}"
        width="{_width}" height="{Height}" viewBox="0 0 {_width} {Height}">
        <line class="axis" x1="0" x2="{_width}" y1="{Bottom + 4}" y2="{Bottom + 4}"/>
        {Html.Join(line.Amounts.Select(Line))}
        {Html.Join(answer.Rows.Select((row, i) => IsNamed(i) ? Day(row, i) : default))}
        </svg>
        """);

    private Html Item(Column amount, int index) => Html.Of($"<li class=\"line-{index % 4}\">{amount.Label}</li>");

    private string Description(IReadOnlyList<object?> row) =>
        $"{row[0]}: {string.Join(", ", line.Amounts.Select((amount, i) => $"{amount.Label} {Amount(row, i)}"))}";

    private Html Line(Column amount, int index)
    {
        var points = answer.Rows
            .Select((row, i) => (X: X(i), Value: Number(row, index), Text: IsNamed(i) && line.Amounts.Count == 1 ? Amount(row, index) : ""))
            .Where(point => point.Value is not null)
            .Select(point => (point.X, Y: Y(point.Value!.Value), point.Text))
            .ToArray();
        return Html.Of(
            $"""
            <g class="line-{index % 4}"><polyline points="{string.Join(' ', points.Select(point => $"{point.X},{point.Y}"))}"/>
            {Html.Join(points.Select(Point))}</g>

            """);
    }

    private static Html Point((int X, int Y, string Text) point) => Html.Of(
        $"""
        <circle cx="{point.X}" cy="{point.Y}" r="4"/><text class="value" x="{point.X}" y="{point.Y - 10}">{point.Text}</text>
        """);

    private Html Day(IReadOnlyList<object?> row, int index)
    {
        var day = cells.Text(line.Time with { Format = ValueFormat.Date }, $"{row[0]}");
        return Html.Of($"<text x=\"{X(index)}\" y=\"{Height - 4}\">{day}</text>");
    }

    /// <summary>Where there are many days, only so many of them have room for words; the last one always does.</summary>
    private bool IsNamed(int index) => (answer.Rows.Count - 1 - index) % ((answer.Rows.Count * Step / (MostWidth + 1)) + 1) == 0;

    private int X(int index) => ((2 * index) + 1) * _width / (2 * answer.Rows.Count);

    private int Y(decimal value)
    {
        var values = answer.Rows.SelectMany(row => line.Amounts.Select((_, i) => Number(row, i) ?? 0)).Append(0).ToArray();
        var (least, most) = (values.Min(), values.Max());
        return most == least ? Bottom : Bottom - (int)((value - least) / (most - least) * (Bottom - Top));
    }

    private string Amount(IReadOnlyList<object?> row, int index) =>
        row[index + 1] is { } amount ? cells.Text(line.Amounts[index], $"{amount}") : "–";

    private static decimal? Number(IReadOnlyList<object?> row, int index) =>
        decimal.TryParse($"{row[index + 1]}", NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
