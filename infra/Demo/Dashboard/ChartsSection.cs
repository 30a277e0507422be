using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The charts, drawn on the server.</summary>
internal static class ChartsSection
{
    public static Html Of(Format format, DashboardData data) => Card.Of(
        "charts",
        "Charts",
        "How the negotiations proceed.",
        Card.Content(
            data.Changes,
            format.Definition.Names.HistoryView,
            "Nothing to draw yet: the charts start with the first quote.",
            () => Html.Of($"<div class=\"figures\">{Statuses(format, data)}{Cost(format, data)}</div>")));

    private static Html Statuses(Format format, DashboardData data) =>
        StatusChart.Of(format, StatusHistory.Of(format.Definition.Workflow, Changes(data)));

    private static StatusChange[] Changes(DashboardData data) =>
    [
        .. data.Changes.Rows.Select(row => new StatusChange(
            row.Text("quote_id"), row.Text("status"), Format.Timestamp(row["recorded_at"]) ?? DateTime.UnixEpoch)),
    ];

    private static Html Cost(Format format, DashboardData data) =>
        CostChart.FieldOf(format.Definition) is { } field && data.Timeline.Rows.Any(row => Format.Number(row[field.Column]) is not null)
            ? new CostChart(format, field, data.Timeline.Rows).ToHtml()
            : default;
}
