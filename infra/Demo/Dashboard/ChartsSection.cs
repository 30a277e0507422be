using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The charts, drawn here and not in the browser.</summary>
internal static class ChartsSection
{
    public static Html Of(QuoteDefinition definition, DashboardData data) => Card.Of(
        "charts",
        "Charts",
        "How the negotiations move.",
        Card.Content(
            data.Changes,
            "quote_history_vw",
            "Nothing to draw yet: the first quote begins the charts.",
            () => Html.Of($"<div class=\"figures\">{StatusChart.Of(StatusHistory.Of(Changes(data)))}{Cost(definition, data)}</div>")));

    private static StatusChange[] Changes(DashboardData data) =>
        [.. data.Changes.Rows.Select(row => new StatusChange(row.Text("quote_id"), row.Text("status"), Format.Timestamp(row["recorded_at"]) ?? DateTime.UnixEpoch))];

    private static Html Cost(QuoteDefinition definition, DashboardData data) =>
        CostChart.FieldOf(definition) is { } field && data.Timeline.Rows.Any(row => row[field.Column] is not null)
            ? new CostChart(definition, field, data.Timeline.Rows).ToHtml()
            : default;
}
