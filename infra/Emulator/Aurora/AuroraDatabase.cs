using Npgsql;
using WriteBackLambdas.Emulator.Lambda;
using WriteBackLambdas.Emulator.Postgres;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aurora;

/// <summary>A plain PostgreSQL database, as Aurora is one: the database "aurora" beside Redshift's, owned by the user "postgres".</summary>
public sealed class AuroraDatabase : IAsyncDisposable
{
    public const string Name = "aurora";

    public const string Admin = "postgres";

    public const string Host = "127.0.0.1";

    // Of PostgreSQL's 700 connections, of which Redshift's sessions take most. The Data API keeps a pool for each secret.
    private const int ConnectionsPerUser = 64;

    private readonly PostgresServer _server;
    private readonly ConnectionPools _pools;
    private readonly LambdaInvocations _invocations;
    private bool _isPaused;

    private AuroraDatabase(PostgresServer server, LambdaFunctions functions, ActivityLog log)
    {
        _server = server;
        _pools = new ConnectionPools(server, Name, ConnectionsPerUser);
        _invocations = new LambdaInvocations(_pools.Of(PostgresServer.Superuser), functions, log);
    }

    public DatabaseDelays Delays { get; set; } = new();

    /// <summary>The password of <see cref="Admin"/>.</summary>
    public string AdminPassword => _server.PasswordOf(Admin);

    public int Port => _server.Port;

    /// <summary>
    /// Creates the database and its owner if they do not exist; its SQL can invoke these functions. Redshift's database must exist.
    /// </summary>
    public static async Task<AuroraDatabase> CreateAsync(
        PostgresServer server, LambdaFunctions functions, ActivityLog log, CancellationToken cancellationToken)
    {
        await using var maintenance = server.CreateDataSource(PostgresServer.Superuser, "postgres", 1);
        if (!await ExistsAsync(maintenance, $"SELECT 1 FROM pg_roles WHERE rolname = '{Admin}'", cancellationToken))
        {
            await ExecuteAsync(
                maintenance, $"CREATE ROLE {Admin} LOGIN CREATEDB CREATEROLE PASSWORD '{server.PasswordOf(Admin)}'", cancellationToken);
        }

        if (!await ExistsAsync(maintenance, $"SELECT 1 FROM pg_database WHERE datname = '{Name}'", cancellationToken))
        {
            await ExecuteAsync(maintenance, $"CREATE DATABASE {Name} OWNER {Admin}", cancellationToken);
        }

        await AuroraExtensions.PrepareAsync(maintenance, server.Directory, cancellationToken);
        // Redshift's external schemas.
        await using var redshift = server.CreateDataSource(PostgresServer.Superuser, RedshiftDatabase.Name, 1);
        await ExecuteAsync(
            redshift,
            "CREATE EXTENSION IF NOT EXISTS postgres_fdw; "
            + $"GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO {RedshiftDatabase.Admin}",
            cancellationToken);
        return new AuroraDatabase(server, functions, log);
    }

    /// <summary>Pauses the cluster: the next request wakes it up and is refused.</summary>
    public void Pause() => Volatile.Write(ref _isPaused, true);

    /// <summary>Whether the cluster was paused, which this call ends.</summary>
    internal bool Resume() => Interlocked.Exchange(ref _isPaused, false);

    /// <summary>Opens a connection as a user, who must have this password, or the one that the server derives.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string user, string? password, CancellationToken cancellationToken)
    {
        var connection = await _pools.Of(user, password).OpenConnectionAsync(cancellationToken);
        _invocations.Attach(connection, user);
        return connection;
    }

    /// <summary>Closes the pooled connections, some of which may have died with an earlier server.</summary>
    internal void ForgetConnections() => _pools.Clear();

    public ValueTask DisposeAsync() => _pools.DisposeAsync();

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
