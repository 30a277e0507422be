using Npgsql;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

internal static class ConnectionExtensions
{
    public static async Task<IReadOnlyList<IReadOnlyList<object?>>> RowsAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<IReadOnlyList<object?>>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
        }

        return rows;
    }

    public static async Task<object?> ValueAsync(this NpgsqlConnection connection, string sql) =>
        Assert.Single(Assert.Single(await connection.RowsAsync(sql)));
}
