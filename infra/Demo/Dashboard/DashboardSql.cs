using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The dashboard's statements. A visitor's choices are only parameters; names come from the checked definition.</summary>
internal sealed class DashboardSql(QuoteDefinition definition)
{
    private const int MostRows = 1000;

    private static readonly Dictionary<string, string> None = [];

    /// <summary>The values to filter by. The query selects no link, so the warehouse signs nothing.</summary>
    public VisualQuery Choices() => new(
        $"SELECT DISTINCT {Names(DashboardRequest.Filterable(definition))}\nFROM {View(definition.Names.RowsView)}", None);

    public VisualQuery Rows(DashboardRequest request) => Filtered(
        $"SELECT *\nFROM {View(definition.Names.RowsView)}",
        request,
        field => field.Source,
        $"ORDER BY {Names(definition.Fields.Where(field => field.Identifies).Take(4))}\nLIMIT {MostRows}");

    public VisualQuery Quotes(DashboardRequest request) => Filtered(
        $"SELECT *\nFROM {View(definition.Names.CurrentView)}",
        request,
        field => field.Column,
        $"ORDER BY recorded_at DESC\nLIMIT {MostRows}");

    public VisualQuery Changes(DashboardRequest request) => Filtered(
        $"SELECT quote_id, status, recorded_at\nFROM {View(definition.Names.HistoryView)}",
        request,
        field => field.Column,
        "ORDER BY recorded_at");

    public VisualQuery Timeline(DashboardRequest request) => request.Quote is { } quote
        ? new(
            $"SELECT *\nFROM {View(definition.Names.HistoryView)}\nWHERE quote_id = :quote\nORDER BY revision",
            new Dictionary<string, string> { ["quote"] = quote })
        : Newest(request);

    /// <summary>All revisions of the quote that changed last among those that match the filters.</summary>
    private VisualQuery Newest(DashboardRequest request)
    {
        var history = View(definition.Names.HistoryView);
        var newest = Filtered(
            $"SELECT quote_id\n  FROM {history}", request, field => field.Column, "ORDER BY recorded_at DESC\n  LIMIT 1", "  ");
        return newest with { Sql = $"SELECT *\nFROM {history}\nWHERE quote_id = (\n  {newest.Sql})\nORDER BY revision" };
    }

    private VisualQuery Filtered(
        string select, DashboardRequest request, Func<QuoteField, string> column, string end, string indent = "")
    {
        string[] conditions = [.. definition.Fields
            .Where(field => request.Filters.ContainsKey(field.Name))
            .Select(field => $"{Name(column(field))} = :{field.Name}")];
        var where = conditions.Length == 0 ? "" : $"{indent}WHERE {string.Join($"\n{indent}  AND ", conditions)}\n";
        return new($"{select}\n{where}{indent}{end}", request.Filters);
    }

    private static string Names(IEnumerable<QuoteField> fields) =>
        string.Join(", ", fields.Select(field => Name(field.Source)).DefaultIfEmpty("1"));

    private string View(string name) => $"{Name(definition.Schema)}.{name}";

    // An identifier may be a reserved word.
    private static string Name(string identifier) => $"\"{identifier}\"";
}
