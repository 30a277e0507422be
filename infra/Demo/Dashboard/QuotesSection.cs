using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The newest revision of every quote, the quote that changed last first.</summary>
internal sealed class QuotesSection(QuoteDefinition definition, Visual quotes, DashboardRequest request)
{
    private const string Link = "accept_link";
    private const string Since = "seconds_since_previous";

    public Html ToHtml()
    {
        var newest = quotes.Rows is [var first, ..] ? first : null;
        return Card.Of(
            "quotes",
            "Quotes",
            "Where each negotiation stands. A revision that is not accepted yet carries a link that accepts exactly that revision.",
            Card.Content(
                quotes,
                "quote_current_vw",
                request.Filters.Count > 0 ? "No quote fits these filters." : "No quotes yet: press Generate Quote beside a row.",
                () => Table.Of("Quotes", Columns(), quotes.Rows, row => ReferenceEquals(row, newest))));
    }

    /// <summary>What a reader compares comes first; the fields that only describe the combination follow.</summary>
    private Column[] Columns()
    {
        var heading = definition.Fields.FirstOrDefault(field => field.Identifies);
        return
        [
            new("Quote", Name),
            new("Status", Status),
            new("Revision", row => Format.Text(row.Text("revision")), "number"),
            .. heading is null ? [] : Columns(heading),
            .. definition.Fields.Where(field => !field.Identifies).SelectMany(Columns),
            new("Recorded (UTC)", row => Format.Time(row["recorded_at"]), "time"),
            .. quotes.Has(Since) ? [new Column("After", After, "number")] : Array.Empty<Column>(),
            new("By", row => Format.Text(row.Text("requested_by"))),
            .. Column.WideLast(definition.Fields.Where(field => field.Identifies && field != heading).Select(field => Column.Of(definition, field, field.Column))),
            .. definition.Inputs.Select(input => new Column(input.Label, row => Format.Text(row.Text(input.Name)), "wide")),
            new("Link", Accept, "action"),
        ];
    }

    private IEnumerable<Column> Columns(QuoteField field)
    {
        yield return Column.Of(definition, field, field.Column);
        if (quotes.Has(field.PreviousColumn))
        {
            yield return new($"Previous {field.Label.ToLowerInvariant()}", row => Format.Field(field, row[field.PreviousColumn]), "number");
        }

        if (quotes.Has(field.ChangeColumn))
        {
            yield return new("Change", row => Format.Change(row[field.ChangeColumn], field.Type.Scale), "number");
        }
    }

    /// <summary>The end of an id is its random part; all of it is in the title.</summary>
    private Html Name(VisualRow row)
    {
        var id = row.Text("quote_id");
        return Html.Of($"<a class=\"quote\" href=\"{request.Address(id)}#timeline\" title=\"{id}\">…{id[^Math.Min(8, id.Length)..]}</a>");
    }

    private Html Status(VisualRow row) => Html.Of(
        $"{Statuses.Badge(row.Text("status"))}{(ReferenceEquals(row, quotes.Rows[0]) ? Html.Of($" <span class=\"newest\">newest</span>") : default)}");

    private static Html After(VisualRow row) =>
        Format.Text(Format.Number(row[Since]) is { } seconds ? Format.Span(seconds) : null);

    private static Html Accept(VisualRow row) => row[Link] is null
        ? Format.Text(null)
        : Html.Of($"<a class=\"accept\" href=\"{row.Text(Link)}\" target=\"_blank\" rel=\"noopener\">Accept</a>");
}
