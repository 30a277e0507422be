using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The whole negotiation of one quote, oldest revision first.</summary>
internal static class TimelineSection
{
    public static Html Of(Format format, Visual timeline, DashboardRequest request) => Card.Of(
        "timeline",
        "Negotiation",
        timeline.Rows is [var first, ..]
            ? $"Quote {first.Text("quote_id")}, {(request.Quote is null ? "the newest one" : "as chosen")}, step by step."
            : "The revisions of a quote, step by step.",
        Card.Content(
            timeline,
            format.Definition.Names.HistoryView,
            request.Quote is { } quote ? $"There is no quote {quote}." : "No negotiation yet.",
            () => Html.Of(
                $"""
                <p class="what">{What(format.Definition, timeline.Rows[0])}</p>
                <ol class="steps">{Html.Join(timeline.Rows.Select(row => Step(format, row)))}</ol>
                """)));

    /// <summary>The identifying texts, which are the same in every revision.</summary>
    private static Html What(QuoteDefinition definition, VisualRow row) => Html.Join(definition.Fields
        .Where(field => field is { Identifies: true, Type.Kind: SqlTypeKind.Varchar } && row.Text(field.Column).Length > 0)
        .Select((field, i) => Html.Of($"{(i == 0 ? "" : " · ")}<bdi>{row.Text(field.Column)}</bdi>")));

    private static Html Step(Format format, VisualRow row) => Html.Of(
        $"""
        <li{format.Color(row.Text("status"))}>
        <p><strong>Revision {row.Text("revision")}</strong> {format.Badge(row.Text("status"))}</p>
        <p class="quiet">{format.Time(row["recorded_at"])} by {row.Text("requested_by")}{Since(row)}</p>
        <dl>{Html.Join(format.Definition.Fields.Where(field => !field.Identifies).Select(field => Fact(format, field, row)))}{Html.Join(
            format.Definition.Inputs
                .Where(input => row.Text(input.Name).Length > 0)
                .Select(input => Html.Of($"<div><dt>{input.Label}</dt><dd>{format.Input(input, row[input.Name])}</dd></div>")))}</dl>
        </li>

        """);

    private static Html Fact(Format format, QuoteField field, VisualRow row) => Html.Of(
        $"<div><dt>{field.Label}</dt><dd>{format.Field(field, row[field.Column])}{Change(format, field, row)}</dd></div>");

    private static Html Change(Format format, QuoteField field, VisualRow row) =>
        row[field.ChangeColumn] is { } change ? Html.Of($" {format.Change(field, change)}") : default;

    private static string Since(VisualRow row) =>
        Format.Number(row["seconds_since_previous"]) is { } seconds ? $", {Format.Span(seconds)} after the previous step" : "";
}
