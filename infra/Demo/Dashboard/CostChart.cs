using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>One number of a quote, revision by revision: a line with its values, and the same as a table.</summary>
internal sealed class CostChart(Format format, QuoteField field, IReadOnlyList<VisualRow> revisions)
{
    private const int Top = 40;
    private const int Bottom = 180;

    private readonly string _title = $"{field.Label} by revision";

    /// <summary>The first amount that may change from one revision to the next, else the first such number, or null.</summary>
    public static QuoteField? FieldOf(QuoteDefinition definition) => definition.Fields
        .Where(field => !field.Identifies && field.Type.Kind is SqlTypeKind.Decimal or SqlTypeKind.Integer or SqlTypeKind.BigInt)
        .OrderByDescending(field => field.IsMoney)
        .FirstOrDefault();

    public Html ToHtml()
    {
        var points = Points();
        return Html.Of(
            $"""
            <figure>
            <figcaption>{_title} <span class="quiet">of the quote in the negotiation above</span></figcaption>
            <svg role="img" aria-labelledby="cost-title cost-desc" viewBox="0 0 600 220">
            <title id="cost-title">{_title}</title>
            <desc id="cost-desc">{string.Join(", ", revisions.Select(row => $"revision {row.Text("revision")}: {Amount(row)}"))}.</desc>
            <line class="axis" x1="0" x2="600" y1="190" y2="190"/>
            <polyline class="line" points="{string.Join(' ', points.Select(point => $"{point.X},{point.Y}"))}"/>
            {Html.Join(points.Select(Point))}
            </svg>
            <details data-key="cost table"><summary>As a table</summary>
            {Table.Of($"{_title}, numbers", Columns(), revisions)}
            </details>
            </figure>
            """);
    }

    private Column[] Columns() =>
    [
        new("Revision", row => Format.Text(row.Text("revision"))),
        Column.Of(format, field, field.Column),
        new("Status", row => format.Badge(row.Text("status"))),
    ];

    private Html Point((int X, int Y, VisualRow Row, string Amount) point) => Html.Of(
        $"""
        <circle{format.Color(point.Row.Text("status"))} cx="{point.X}" cy="{point.Y}" r="6"/>
        <text class="value" x="{point.X}" y="{point.Y - 14}">{point.Amount}</text>
        <text x="{point.X}" y="208">{point.Row.Text("revision")}</text>

        """);

    private (int X, int Y, VisualRow Row, string Amount)[] Points()
    {
        var known = revisions
            .Select(row => (Row: row, Value: Format.Number(row[field.Column])))
            .Where(pair => pair.Value is not null)
            .ToArray();
        var (least, most) = (known.Min(pair => pair.Value), known.Max(pair => pair.Value));
        var slot = 600 / Math.Max(1, known.Length);
        return [.. known.Select((pair, i) => (
            (slot / 2) + (i * slot),
            most == least ? (Top + Bottom) / 2 : Bottom - (int)((pair.Value - least) / (most - least) * (Bottom - Top))!,
            pair.Row,
            Amount(pair.Row)))];
    }

    private string Amount(VisualRow row) => row[field.Column] is { } value ? format.Plain(field, value) : "none";
}
