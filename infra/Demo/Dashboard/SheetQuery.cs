using System.Collections.Immutable;
using WriteBackLambdas.Dashboards;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The statement of a visual or of the controls, over the sheet's data set. What a visitor chose is only a parameter.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Columns">What it returns.</param>
internal sealed record SheetQuery(
    string Title, ImmutableArray<Column> Columns, string Sql, IReadOnlyDictionary<string, string> Parameters)
{
    private const int MostRows = 1000;
    private const int MostSorted = 4;

    /// <summary>The values that the controls offer. The query selects no link, so the warehouse signs nothing.</summary>
    public static SheetQuery Choices(Sheet sheet)
    {
        ImmutableArray<Column> columns =
            [.. sheet.Filters.Where(filter => filter.Kind != FilterKind.Dates).Select(filter => filter.Column)];
        var select = $"SELECT DISTINCT {string.Join(", ", columns.Select(Name).DefaultIfEmpty("1"))}\nFROM {From(sheet)}";
        return new SheetQuery("Controls", columns, select, new Dictionary<string, string>());
    }

    public static SheetQuery Of(Visual visual, DashboardRequest request) => visual switch
    {
        BarVisual bars => Of(
            bars,
            [bars.Category, bars.Counted],
            $"{Name(bars.Category)}, COUNT({Name(bars.Counted)})",
            "GROUP BY 1\nORDER BY 2 DESC, 1",
            request),
        LineVisual line => Of(
            line,
            [line.Time, .. line.Amounts],
            $"CAST({Name(line.Time)} AS DATE), {string.Join(", ", line.Amounts.Select(amount => $"SUM({Name(amount)})"))}",
            "GROUP BY 1\nORDER BY 1",
            request),
        TableVisual table => Of(table, [.. request.Sheet.Data.Columns], "*", $"{Order(table, request.Sheet)}\nLIMIT {MostRows}", request),
        _ => throw new InvalidOperationException($"{visual} has no query."),
    };

    private static SheetQuery Of(Visual visual, ImmutableArray<Column> columns, string select, string end, DashboardRequest request)
    {
        ControlInput[] chosen = [.. ControlInput.Of(request.Sheet).Where(input => request.Choices.ContainsKey(input.Name))];
        var conditions = chosen.Select((input, i) =>
            $"{(i == 0 ? "WHERE" : "  AND")} {Name(input.Filter.Column)} {input.Operator} :chosen{i + 1}\n");
        return new SheetQuery(
            visual.Title,
            columns,
            $"SELECT {select}\nFROM {From(request.Sheet)}\n{string.Concat(conditions)}{end}",
            chosen.Select((input, i) => KeyValuePair.Create($"chosen{i + 1}", request.Choices[input.Name])).ToDictionary());
    }

    /// <summary>A source has no order of its own; with one, no row moves when the page refreshes.</summary>
    private static string Order(TableVisual table, Sheet sheet) => table.Newest is { } time
        ? $"ORDER BY {Name(time)} DESC"
        : "ORDER BY " + string.Join(
            ", ", sheet.Data.Columns.Where(column => column.Format.Kind != FormatKind.Link).Take(MostSorted).Select(Name));

    /// <summary>As QuickSight reads a data set: the query within another one.</summary>
    private static string From(Sheet sheet) => $"(\n  {sheet.Data.Sql.Replace("\n", "\n  ", StringComparison.Ordinal)}\n) AS data";

    // An identifier may be a reserved word.
    private static string Name(Column column) => $"\"{column.Name}\"";
}
