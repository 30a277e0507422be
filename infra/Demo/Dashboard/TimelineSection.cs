using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>One quote's whole negotiation, its first revision first.</summary>
internal static class TimelineSection
{
    public static Html Of(QuoteDefinition definition, Visual timeline, DashboardRequest request) => Card.Of(
        "timeline",
        "Negotiation",
        timeline.Rows is [var first, ..]
            ? $"Quote {first.Text("quote_id")}, {(request.Quote is null ? "the newest one" : "as chosen")}, step by step."
            : "A quote's revisions, step by step.",
        Card.Content(
            timeline,
            "quote_history_vw",
            request.Quote is { } quote ? $"There is no quote {quote}." : "No negotiation yet.",
            () => Html.Of(
                $"<p class=\"what\">{What(definition, timeline.Rows[0])}</p><ol class=\"steps\">{Html.Join(timeline.Rows.Select(row => Step(definition, row)))}</ol>")));

    /// <summary>What stays the same in every revision.</summary>
    private static Html What(QuoteDefinition definition, VisualRow row) => Html.Join(definition.Fields
        .Where(field => field is { Identifies: true, Type.Kind: SqlTypeKind.Varchar } && row.Text(field.Column).Length > 0)
        .Select((field, i) => Html.Of($"{(i == 0 ? "" : " · ")}<bdi>{row.Text(field.Column)}</bdi>")));

    private static Html Step(QuoteDefinition definition, VisualRow row) => Html.Of(
        $"""
        <li data-status="{row.Text("status")}">
        <p><strong>Revision {row.Text("revision")}</strong> {Statuses.Badge(row.Text("status"))}</p>
        <p class="quiet">{Format.Time(row["recorded_at"])} UTC by {row.Text("requested_by")}{Since(row)}</p>
        <dl>{Html.Join(definition.Fields.Where(field => !field.Identifies).Select(field => Fact(definition, field, row)))}{Html.Join(definition.Inputs
            .Where(input => row.Text(input.Name).Length > 0)
            .Select(input => Html.Of($"<div><dt>{input.Label}</dt><dd>{Format.Text(row.Text(input.Name))}</dd></div>")))}</dl>
        </li>

        """);

    private static Html Fact(QuoteDefinition definition, QuoteField field, VisualRow row) => Html.Of(
        $"<div><dt>{Column.Label(definition, field)}</dt><dd>{Format.Field(field, row[field.Column])}{(row[field.ChangeColumn] is { } change ? Html.Of($" {Format.Change(change, field.Type.Scale)}") : default)}</dd></div>");

    private static string Since(VisualRow row) =>
        Format.Number(row["seconds_since_previous"]) is { } seconds ? $", {Format.Span(seconds)} after the step before" : "";
}
