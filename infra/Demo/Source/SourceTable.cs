using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Demo.Source;

/// <summary>The definition's source table, created from the definition itself unless it is the sample's table.</summary>
internal sealed class SourceTable(RedshiftDatabase database, QuoteDefinition definition)
{
    private const int RowsPerInsert = 100;

    private static readonly Dictionary<string, string> None = [];

    private string Table => $"\"{definition.Schema}\".\"{definition.Source}\"";

    private string Name => $"{definition.Schema}.{definition.Source}";

    /// <summary>Whether the definition reads the sample's table and only columns that this table has.</summary>
    public static bool IsSample(QuoteDefinition definition) =>
        definition.Source == WarehouseScript.SampleSource
        && definition.Fields.All(field => QuoteDefinition.Embedded.Fields.Any(known => known.Source == field.Source));

    /// <summary>Creates the table and its missing columns, fills it if it is empty, and returns a line that says what it holds.</summary>
    public async Task<string> CreateAsync(SourceRows? rows, CancellationToken cancellationToken)
    {
        var columns = definition.Fields.Select(Column);
        await RunAsync($"CREATE SCHEMA IF NOT EXISTS \"{definition.Schema}\"", None, cancellationToken);
        await RunAsync($"CREATE TABLE IF NOT EXISTS {Table} ({string.Join(", ", columns)})", None, cancellationToken);
        var known = await RunAsync(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = :schema AND table_name = :source",
            new() { ["schema"] = definition.Schema, ["source"] = definition.Source },
            cancellationToken);
        foreach (var field in definition.Fields.Where(field => !known.Any(row => (string)row[0]! == field.Source)))
        {
            await RunAsync($"ALTER TABLE {Table} ADD COLUMN {Column(field)}", None, cancellationToken);
        }

        if ((await RunAsync($"SELECT COUNT(*) FROM {Table}", None, cancellationToken))[0][0] is long count and > 0)
        {
            var ignored = rows is null ? "" : $"; {rows.Origin} is not loaded";
            return $"{Name} keeps its {Counted(count)} from an earlier run{ignored}";
        }

        var added = rows ?? GeneratedRows.Of(definition, DateOnly.FromDateTime(DateTime.UtcNow));
        foreach (var chunk in added.Rows.Chunk(RowsPerInsert))
        {
            await InsertAsync(chunk, cancellationToken);
        }

        return rows is null
            ? $"{Name} has {Counted(added.Rows.Count)} generated from the definition; --rows FILE.csv loads your own"
            : $"{Name} has {Counted(added.Rows.Count)} from {added.Origin}";
    }

    private static string Counted(long rows) => rows == 1 ? "1 row" : $"{rows} rows";

    private static string Column(QuoteField field) => $"\"{field.Source}\" {field.Type}";

    private async Task InsertAsync(IReadOnlyList<string?>[] rows, CancellationToken cancellationToken)
    {
        Dictionary<string, string> parameters = [];
        string Value(string? value)
        {
            // The Data API takes no empty parameter.
            if (string.IsNullOrEmpty(value))
            {
                return value is null ? "NULL" : "''";
            }

            var name = $"v{parameters.Count}";
            parameters[name] = value;
            return $":{name}";
        }

        var values = rows.Select(row => $"({string.Join(", ", row.Select(Value))})").ToArray();
        var columns = definition.Fields.Select(field => $"\"{field.Source}\"");
        await RunAsync(
            $"INSERT INTO {Table} ({string.Join(", ", columns)}) VALUES {string.Join(", ", values)}", parameters, cancellationToken);
    }

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> RunAsync(
        string sql, Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var result = await database.RunAsync(RedshiftDatabase.Admin, [sql], parameters, cancellationToken);
        return result.Failure is { } failure
            ? throw new SourceException($"{Name} cannot be filled: {failure.Message}")
            : result.Statements[0].Rows;
    }
}
