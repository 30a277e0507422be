using System.Globalization;
using Npgsql;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Runs one statement in PostgreSQL and reads its result as text, which it turns into what the Data API has fields for.</summary>
internal static class StatementReader
{
    public static async Task<StatementResult> RunAsync(
        NpgsqlConnection connection, string sql, IReadOnlyList<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter.Clone());
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var columns = new ResultColumn[reader.FieldCount];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = new ResultColumn(reader.GetName(i), RedshiftName(reader.GetPostgresType(i).InternalName));
        }

        var rows = new List<IReadOnlyList<object?>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object?[columns.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.GetValue(i) is string text ? Value(text, columns[i].TypeName) : null;
            }

            rows.Add(row);
        }

        await reader.CloseAsync();
        return new StatementResult(columns, rows, columns.Length > 0 ? rows.Count : reader.RecordsAffected, TimeSpan.Zero);
    }

    private static object Value(string text, string type) => type switch
    {
        "int2" or "int4" or "int8" or "oid" => long.Parse(text, CultureInfo.InvariantCulture),
        "float4" or "float8" => double.Parse(text, CultureInfo.InvariantCulture),
        "bool" => text == "t",
        _ => text,
    };

    // Redshift's own text is a varchar.
    private static string RedshiftName(string type) => type is "text" or "unknown" or "name" ? "varchar" : type;
}
