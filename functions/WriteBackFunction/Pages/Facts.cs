using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>Small tables with a caption, and a label and a value in each row.</summary>
internal static class Facts
{
    private static readonly Html Nothing = Html.Of($"<span class=\"muted\">–</span>");

    /// <summary>What the link records: its row, or the revision that its action is about.</summary>
    public static Html OfLink(QuoteLink link, View view)
    {
        var strings = view.Strings.Facts;
        return Table(strings.Values, !link.IsGenerate
            ?
            [
                Row(strings.Quote, Code(link.QuoteId)),
                Row(strings.Revision, Html.Of($"{link.Revision}")),
                Row(strings.RequestedBy, Viewer(link, view)),
            ]
            : [.. Fields(link, view), Row(strings.RequestedBy, Viewer(link, view))]);
    }

    /// <summary>The row that a generate link recorded.</summary>
    public static Html OfRow(QuoteLink link, View view) => Table(view.Strings.Facts.RecordedValues, Fields(link, view));

    /// <summary>A revision in the history, who requested it if its link is known, and the person who has just recorded it.</summary>
    public static Html OfQuote(RecordedQuote quote, QuoteLink? link, string? person, View view, string caption)
    {
        var strings = view.Strings.Facts;
        return Table(caption,
        [
            Row(strings.Quote, Code(quote.QuoteId)),
            Row(strings.Revision, Html.Of($"{quote.Revision}")),
            Row(strings.Status, Status(quote.Status, view)),
            link is null ? default : Row(strings.RequestedBy, Viewer(link, view)),
            person is null ? default : Row(strings.RecordedBy, Text(person)),
            Row(strings.RecordedAt, Time(quote.RecordedAt, view.Formatter)),
        ]);
    }

    private static IEnumerable<Html> Fields(QuoteLink link, View view) => view.Definition.Fields.Zip(link.Values, (field, value) =>
        Row(field.Label, Value(field, value, view), field.IsMoney ? "amount" : "value"));

    private static Html Value(QuoteField field, string? value, View view) =>
        string.IsNullOrEmpty(value) ? Nothing
        : field.Type.Kind == SqlTypeKind.Boolean ? Html.Of($"{(value == "true" ? view.Strings.Facts.Yes : view.Strings.Facts.No)}")
        : field.IsMoney ? Html.Of($"{view.Formatter.Value(field, value)}")
        : Text(view.Formatter.Value(field, value));

    // The name of a shared user would look like a person's.
    private static Html Viewer(QuoteLink link, View view) =>
        view.SharedViewer ? Html.Of($"{view.Strings.Facts.SharedViewer}") : Text(link.Viewer);

    private static Html Status(string status, View view)
    {
        var workflow = view.Definition.Workflow;
        var kind = (workflow.StatusOf(status)?.Kind ?? StatusKind.Open).ToWord();
        return Html.Of($"<span class=\"badge\" data-kind=\"{kind}\">{view.Strings.StatusLabel(status, workflow)}</span>");
    }

    private static Html Time(DateTimeOffset time, ValueFormatter formatter)
    {
        var machineReadable = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return Html.Of($"<time datetime=\"{machineReadable}\">{formatter.Time(time)}</time>");
    }

    private static Html Code(string text) => Html.Of($"<code>{text}</code>");

    // Isolated, so that a right-to-left name does not reorder the rest of the line.
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
