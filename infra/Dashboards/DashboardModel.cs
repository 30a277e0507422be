using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Dashboards;

/// <summary>
/// What a definition's dashboard shows: its sheets in their order. The CDK app renders it to QuickSight, and the demo to HTML.
/// </summary>
public sealed record DashboardModel(string Title, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>Longer texts are descriptions, which do not suit a list of choices.</summary>
    private const int LongestChoice = 100;

    /// <summary>More controls would push the rows out of sight.</summary>
    private const int MostFilters = 6;

    /// <param name="definition">The definition.</param>
    /// <param name="withPeople">Whether people sign in, so that the history knows who recorded each revision.</param>
    public static DashboardModel Of(QuoteDefinition definition, bool withPeople = false)
    {
        var words = Words.Of(definition.Locale);
        var columns = new QuoteColumns(definition, words, withPeople);
        return new DashboardModel(
            $"{words.Quotes}: {definition.Source}",
            [Rows(definition, columns, words), Quotes(definition, columns, words), History(definition, columns, words)]);
    }

    private static Sheet Rows(QuoteDefinition definition, QuoteColumns columns, Words words)
    {
        var rows = new DataSet("rows", definition.Schema, definition.Names.RowsView, columns.Rows());
        return new Sheet(
            words.Rows,
            rows,
            [.. Filters(definition, rows, field => field.Source)],
            [new TableVisual("rows-table", words.Rows, words.LinksExpire, [], null)]);
    }

    private static Sheet Quotes(QuoteDefinition definition, QuoteColumns columns, Words words)
    {
        var quotes = new DataSet("quotes", definition.Schema, definition.Names.CurrentView, columns.Quotes());
        var (status, time) = (quotes["status"], quotes["recorded_at"]);
        var statuses = StatusPaint.Rules(definition, status, words);
        Column[] money = [.. definition.Fields.Where(field => field.IsMoney).Select(field => quotes[field.Column])];
        return new Sheet(
            words.Quotes,
            quotes,
            [new Filter("quotes-filter-status", status, FilterKind.Choices), .. Filters(definition, quotes, field => field.Column)],
            [
                new BarVisual("quotes-by-status", words.ByStatus, status, quotes["quote_id"], words.Quotes, statuses),
                .. money.Length == 0
                    ? Array.Empty<Visual>()
                    : [new LineVisual("quotes-amounts", words.AmountsByDay(money), time, money)],
                new TableVisual("quotes-table", words.Quotes, words.LinksAct, statuses, time),
            ]);
    }

    private static Sheet History(QuoteDefinition definition, QuoteColumns columns, Words words)
    {
        var history = new DataSet("history", definition.Schema, definition.Names.HistoryView, columns.History());
        return new Sheet(
            words.History,
            history,
            [new Filter("history-filter-quote", history["quote_id"], FilterKind.OneChoice)],
            [
                new TableVisual(
                    "history-table",
                    words.EveryRevision,
                    words.NewestAreGreen,
                    [
                        new ColorRule(history["is_latest"], words.Yes, StatusPaint.Green, IsRow: true),
                        .. StatusPaint.Rules(definition, history["status"], words),
                    ],
                    history["recorded_at"]),
            ]);
    }

    /// <summary>A control for each identifying field whose values somebody can choose among, or whose dates.</summary>
    private static IEnumerable<Filter> Filters(QuoteDefinition definition, DataSet data, Func<QuoteField, string> column) =>
        definition.Fields
            .Where(field => field is { Identifies: true, IsMoney: false, Type: not { Kind: SqlTypeKind.Varchar, Length: > LongestChoice } })
            .Select(field => data[column(field)])
            .Where(found => found.Type is DataType.Text or DataType.Date)
            .Take(MostFilters)
            .Select(found => new Filter(
                $"{data.Id}-filter-{found.Name}", found, found.Type == DataType.Date ? FilterKind.Dates : FilterKind.Choices));
}
