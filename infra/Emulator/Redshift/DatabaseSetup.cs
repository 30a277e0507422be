using Npgsql;
using WriteBackLambdas.Emulator.Postgres;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Creates the database, its owner, and what the emulator keeps in it.</summary>
internal static class DatabaseSetup
{
    /// <summary>Returns the secret of the messages that external functions raise (Setup.sql).</summary>
    public static async Task<string> RunAsync(PostgresServer server, CancellationToken cancellationToken)
    {
        await using (var maintenance = server.CreateDataSource(PostgresServer.Superuser, "postgres", 1))
        {
            if (!await ExistsAsync(maintenance, $"SELECT 1 FROM pg_roles WHERE rolname = '{RedshiftDatabase.Admin}'", cancellationToken))
            {
                await ExecuteAsync(
                    maintenance,
                    $"CREATE ROLE {RedshiftDatabase.Admin} LOGIN CREATEDB CREATEROLE "
                    + $"PASSWORD '{server.PasswordOf(RedshiftDatabase.Admin)}'",
                    cancellationToken);
                await ExecuteAsync(
                    maintenance, $"GRANT pg_read_all_data, pg_write_all_data TO {RedshiftDatabase.Admin}", cancellationToken);
            }

            if (!await ExistsAsync(maintenance, $"SELECT 1 FROM pg_database WHERE datname = '{RedshiftDatabase.Name}'", cancellationToken))
            {
                await ExecuteAsync(
                    maintenance, $"CREATE DATABASE {RedshiftDatabase.Name} OWNER {RedshiftDatabase.Admin}", cancellationToken);
            }
        }

        await using var database = server.CreateDataSource(PostgresServer.Superuser, RedshiftDatabase.Name, 1);
        foreach (var file in (string[])["Setup.sql", "Catalog.sql"])
        {
            await using var resource = typeof(DatabaseSetup).Assembly.GetManifestResourceStream(typeof(DatabaseSetup), file)!;
            using var script = new StreamReader(resource);
            await ExecuteAsync(database, await script.ReadToEndAsync(cancellationToken), cancellationToken);
        }

        await using var secret = database.CreateCommand("SELECT value FROM emulator.secret");
        return (string)(await secret.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<bool> ExistsAsync(NpgsqlDataSource source, string query, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(query);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
