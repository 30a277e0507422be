using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>Small tables of a label and a value a row, with a caption.</summary>
internal static class Facts
{
    /// <summary>The statuses as the history has them.</summary>
    public const string Generated = "generated";
    public const string InReview = "in review";
    public const string Accepted = "accepted";

    private static readonly Html Nothing = Html.Of($"<span class=\"muted\">–</span>");

    /// <summary>What following the link records: its row, or the revision that it accepts.</summary>
    public static Html OfLink(QuoteLink link, View view, string caption) => Table(caption, link.Action == QuoteAction.Accept
        ?
        [
            Row(view.Words.Facts.Quote, Code(link.QuoteId)),
            Row(view.Words.Facts.Revision, Html.Of($"{link.Revision}")),
            Row(view.Words.Facts.RequestedBy, Text(link.Viewer)),
        ]
        : [.. Fields(link, view), Row(view.Words.Facts.RequestedBy, Text(link.Viewer))]);

    /// <summary>The row that a generate link carries; nothing for another one.</summary>
    public static Html OfLinksRow(QuoteLink? link, View view, string caption) =>
        link?.Action == QuoteAction.Generate ? Table(caption, Fields(link, view)) : default;

    /// <summary>A revision in the history, and for whom where the link that wrote it is known.</summary>
    public static Html OfQuote(RecordedQuote quote, QuoteLink? link, View view, string caption) => Table(caption,
    [
        Row(view.Words.Facts.Quote, Code(quote.QuoteId)),
        Row(view.Words.Facts.Revision, Html.Of($"{quote.Revision}")),
        Row(view.Words.Facts.Status, Status(quote.Status, view.Words.Statuses)),
        link is null ? default : Row(view.Words.Facts.RequestedBy, Text(link.Viewer)),
        Row(view.Words.Facts.RecordedAt, Time(quote.RecordedAt, view.Formats)),
    ]);

    private static IEnumerable<Html> Fields(QuoteLink link, View view) => view.Definition.Fields.Zip(link.Values, (field, value) =>
        Row(field.Label, Value(field, value, view), field.IsMoney ? "amount" : "value"));

    private static Html Value(QuoteField field, string? value, View view) =>
        string.IsNullOrEmpty(value) ? Nothing
        : field.IsMoney ? Html.Of($"{view.Formats.Money(value)}")
        : field.Type.Kind == SqlTypeKind.Boolean ? Html.Of($"{(value == "true" ? view.Words.Facts.Yes : view.Words.Facts.No)}")
        : Text(view.Formats.Value(field.Type, value));

    private static Html Status(string status, StatusWords words) => status switch
    {
        Generated => Html.Of($"<span class=\"badge generated\">{words.Generated}</span>"),
        InReview => Html.Of($"<span class=\"badge review\">{words.InReview}</span>"),
        Accepted => Html.Of($"<span class=\"badge accepted\">{words.Accepted}</span>"),
        _ => Html.Of($"<span class=\"badge\">{status}</span>"),
    };

    private static Html Time(DateTimeOffset time, Formats formats) => Html.Of(
        $"<time datetime=\"{time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\">{formats.Time(time)}</time>");

    private static Html Code(string text) => Html.Of($"<code>{text}</code>");

    // A name in another script must not turn the rest of the line around.
    private static Html Text(string text) => Html.Of($"<bdi>{text}</bdi>");

    private static Html Row(string label, Html value, string kind = "value") =>
        Html.Of($"<tr><th scope=\"row\">{label}</th><td class=\"{kind}\">{value}</td></tr>\n");

    private static Html Table(string caption, IEnumerable<Html> rows) => Html.Of(
        $"""
        <table>
        <caption>{caption}</caption>
        <tbody>
        {Html.Join(rows)}</tbody>
        </table>

        """);
}
