using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The newest revision of every quote, the quote that changed last first.</summary>
internal sealed class QuotesSection(Format format, Visual quotes, DashboardRequest request)
{
    private const string Since = "seconds_since_previous";

    private static readonly Html Newest = Html.Of($" <span class=\"newest\">newest</span>");

    public Html ToHtml()
    {
        var newest = quotes.Rows is [var first, ..] ? first : null;
        return Card.Of(
            "quotes",
            "Quotes",
            "The newest revision of each quote, with a link for each action that its status allows. A link acts on exactly this revision.",
            Card.Content(
                quotes,
                format.Definition.Names.CurrentView,
                request.Filters.Count > 0 ? "No quote matches these filters." : "No quotes yet: click Generate Quote beside a row.",
                () => Table.Of("Quotes", Columns(), quotes.Rows, row => ReferenceEquals(row, newest))));
    }

    /// <summary>The columns that a reader compares come first, then those that only describe the combination.</summary>
    private Column[] Columns()
    {
        var definition = format.Definition;
        var heading = definition.Fields.FirstOrDefault(field => field.Identifies);
        return
        [
            new("Quote", Name),
            new("Status", Status),
            new("Revision", row => Format.Text(row.Text("revision")), "number"),
            .. heading is null ? [] : Columns(heading),
            .. definition.Fields.Where(field => !field.Identifies).SelectMany(Columns),
            new("Recorded", row => format.Time(row["recorded_at"]), "time"),
            .. quotes.Has(Since) ? [new Column("After", After, "number")] : Array.Empty<Column>(),
            new("By", row => Format.Text(row.Text("requested_by"))),
            .. Column.WideLast(definition.Fields
                .Where(field => field.Identifies && field != heading)
                .Select(field => Column.Of(format, field, field.Column))),
            .. definition.Inputs.Select(input => new Column(input.Label, row => format.Input(input, row[input.Name]), "wide")),
            new("Link", Actions, "action"),
        ];
    }

    private IEnumerable<Column> Columns(QuoteField field)
    {
        yield return Column.Of(format, field, field.Column);
        if (quotes.Has(field.PreviousColumn))
        {
            yield return new($"{field.Label} before", row => format.Field(field, row[field.PreviousColumn]), "number");
        }

        if (quotes.Has(field.ChangeColumn))
        {
            yield return new("Change", row => format.Change(field, row[field.ChangeColumn]), "number");
        }
    }

    /// <summary>The end of an id is its random part. The title has the whole id.</summary>
    private Html Name(VisualRow row)
    {
        var id = row.Text("quote_id");
        return Html.Of($"<a class=\"quote\" href=\"{request.Address(id)}#timeline\" title=\"{id}\">…{id[^Math.Min(8, id.Length)..]}</a>");
    }

    private Html Status(VisualRow row) => Html.Of(
        $"{format.Badge(row.Text("status"))}{(ReferenceEquals(row, quotes.Rows[0]) ? Newest : default)}");

    private static Html After(VisualRow row) =>
        Format.Text(Format.Number(row[Since]) is { } seconds ? Format.Span(seconds) : null);

    private Html Actions(VisualRow row)
    {
        Html[] links =
        [
            .. format.Definition.Workflow.Actions
                .Select(action => (Link: row.Text(WarehouseNames.LinkOf(action.Name)), action.Label.Text))
                .Where(action => action.Link.Length > 0)
                .Select(action => Html.Of(
                    $"<a class=\"act\" href=\"{action.Link}\" target=\"_blank\" rel=\"noopener\">{action.Text}</a> ")),
        ];
        return links.Length == 0 ? Format.Text(null) : Html.Join(links);
    }
}
