using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>The history and the lock table.</summary>
internal sealed class ColumnsCheck : ICheck
{
    public string Question => "Do the tables have the columns of the definition?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var schema = deployment.Definition.Schema;
        // The table of viewers may be one that exists already, with types of its own.
        WarehouseColumn[] expected =
            [.. deployment.Objects.Columns.Where(column => column.Table != deployment.Definition.VisibleBy?.Relation)];
        var rows = await deployment.Warehouse.QueryCatalogAsync(
            $"""
            SELECT table_name, column_name, data_type, character_maximum_length, numeric_precision, numeric_scale
            FROM information_schema.columns
            WHERE table_schema = '{schema}' AND table_name IN ({Deployment.ListOf(expected.Select(column => column.Table))})
            """,
            cancellationToken);
        var types = rows.ToDictionary(row => (row[0], row[1]), TypeOf);
        var hidden = expected.Select(column => column.Table).Distinct().Where(table => !rows.Any(row => row[0] == table)).ToArray();
        if (hidden.Length > 0 && !await deployment.Warehouse.IsSuperuserAsync(cancellationToken))
        {
            return CheckResult.Unchecked(
                $"You do not see {string.Join(", ", hidden.Select(table => $"{schema}.{table}"))}", "Run verify as a superuser.");
        }

        string[] differences =
        [
            .. expected.Select(column => (Column: column, Seen: types.GetValueOrDefault((column.Table, column.Name))))
                .Where(pair => pair.Seen != CatalogType(pair.Column.Type))
                .Select(pair => $"{schema}.{pair.Column.Table}.{pair.Column.Name} is {pair.Seen ?? "missing"} and should be "
                    + CatalogType(pair.Column.Type)),
        ];
        return CheckResult.Of(
            differences,
            $"All {expected.Length} columns are there",
            "Deploy again to add a missing column. A deployment never changes a type: change it, or the definition, yourself.");
    }

    private static string TypeOf(IReadOnlyList<string?> row) => row[2] switch
    {
        "character varying" => $"character varying({row[3]})",
        "numeric" => $"numeric({row[4]},{row[5]})",
        var type => type!,
    };

    private static string CatalogType(string type) => type switch
    {
        "TIMESTAMP" => "timestamp without time zone",
        "INTEGER" => "integer",
        "BIGINT" => "bigint",
        "DATE" => "date",
        "BOOLEAN" => "boolean",
        _ => type.Replace("VARCHAR", "character varying", StringComparison.Ordinal)
            .Replace("DECIMAL", "numeric", StringComparison.Ordinal),
    };
}
