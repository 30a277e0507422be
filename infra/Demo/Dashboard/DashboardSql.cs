using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The dashboard's statements. What a visitor chose is only ever a parameter; names come from the definition, which has checked them.</summary>
internal sealed class DashboardSql(QuoteDefinition definition)
{
    private const int MostRows = 1000;

    private static readonly Dictionary<string, string> None = [];

    /// <summary>The values to filter by. No link is asked for, so the warehouse signs nothing.</summary>
    public VisualQuery Choices() => new(
        $"SELECT DISTINCT {string.Join(", ", DashboardRequest.Filterable(definition).Select(field => Name(field.Source)).DefaultIfEmpty("1"))}\nFROM {View("quote_gen_vw")}",
        None);

    public VisualQuery Rows(DashboardRequest request) => Filtered(
        $"SELECT *\nFROM {View("quote_gen_vw")}",
        request,
        field => field.Source,
        $"ORDER BY {string.Join(", ", definition.Fields.Where(field => field.Identifies).Take(4).Select(field => Name(field.Source)).DefaultIfEmpty("1"))}\nLIMIT {MostRows}");

    public VisualQuery Quotes(DashboardRequest request) => Filtered(
        $"SELECT *\nFROM {View("quote_current_vw")}", request, field => field.Column, $"ORDER BY recorded_at DESC\nLIMIT {MostRows}");

    public VisualQuery Changes(DashboardRequest request) => Filtered(
        $"SELECT quote_id, status, recorded_at\nFROM {View("quote_history_vw")}", request, field => field.Column, "ORDER BY recorded_at");

    public VisualQuery Timeline(DashboardRequest request) => request.Quote is { } quote
        ? new($"SELECT *\nFROM {View("quote_history_vw")}\nWHERE quote_id = :quote\nORDER BY revision", new Dictionary<string, string> { ["quote"] = quote })
        : Newest(request);

    /// <summary>All of the quote that changed last among those that fit the filters.</summary>
    private VisualQuery Newest(DashboardRequest request)
    {
        var newest = Filtered($"SELECT quote_id\n  FROM {View("quote_history_vw")}", request, field => field.Column, "ORDER BY recorded_at DESC\n  LIMIT 1", "  ");
        return newest with { Sql = $"SELECT *\nFROM {View("quote_history_vw")}\nWHERE quote_id = (\n  {newest.Sql})\nORDER BY revision" };
    }

    private VisualQuery Filtered(string select, DashboardRequest request, Func<QuoteField, string> column, string end, string indent = "")
    {
        string[] conditions = [.. definition.Fields
            .Where(field => request.Filters.ContainsKey(field.Name))
            .Select(field => $"{Name(column(field))} = :{field.Name}")];
        var where = conditions.Length == 0 ? "" : $"{indent}WHERE {string.Join($"\n{indent}  AND ", conditions)}\n";
        return new($"{select}\n{where}{indent}{end}", request.Filters);
    }

    private string View(string name) => $"{Name(definition.Schema)}.{name}";

    // Any of them may be a word that SQL reserves.
    private static string Name(string identifier) => $"\"{identifier}\"";
}
