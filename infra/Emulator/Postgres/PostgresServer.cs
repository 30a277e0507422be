using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>A PostgreSQL on a free port of 127.0.0.1. It stops with this object, or with this process however it ends.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The owner of the server, as on Redshift; not a user for statements.</summary>
    public const string Superuser = "rdsdb";

    private const int Attempts = 3;

    private readonly DataDirectory _data;
    private readonly PostgresProcess _process;

    private PostgresServer(DataDirectory data, PostgresProcess process, int port)
    {
        _data = data;
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts on a data directory that is created when it is missing.</summary>
    /// <param name="packageDirectory">Where npm installed PostgreSQL.</param>
    /// <param name="dataDirectory">Where the data is.</param>
    /// <param name="isKept">Whether the data must survive a crash of the operating system, and not only one of PostgreSQL.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    public static async Task<PostgresServer> StartAsync(
        string packageDirectory, string dataDirectory, bool isKept, CancellationToken cancellationToken)
    {
        var data = await DataDirectory.OpenAsync(dataDirectory, cancellationToken);
        try
        {
            var binaries = await PostgresBinaries.PrepareAsync(packageDirectory, cancellationToken);
            await Cluster.CreateIfMissingAsync(binaries, data, isKept, cancellationToken);
            await StalePostgres.EndAsync(binaries, data, cancellationToken);
            return await StartAsync(binaries, data, isKept, cancellationToken);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>Where the data is, and what else belongs to it.</summary>
    public string Directory => _data.Root;

    public string PasswordOf(string user) => _data.PasswordOf(user);

    /// <summary>
    /// A pool of connections as one database user; without a password the user must have the one that <see cref="PasswordOf"/> derives.
    /// </summary>
    public NpgsqlDataSource CreateDataSource(string user, string database, int maxPoolSize, string? password = null) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = IPAddress.Loopback.ToString(),
            Port = Port,
            Username = user,
            Password = password ?? PasswordOf(user),
            Database = database,
            MaxPoolSize = maxPoolSize,
            CommandTimeout = 0,
            // A server on this machine refuses at once; only waiting for a free connection of the pool takes time.
            Timeout = 0,
            // External functions pass their arguments in the details of a message (Redshift/Setup.sql).
            IncludeErrorDetail = true,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        });

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _data.Dispose();
    }

    private static async Task<PostgresServer> StartAsync(
        string binaries, DataDirectory data, bool isKept, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            try
            {
                var process = await PostgresProcess.StartAsync(binaries, data.Postgres, port, isKept, cancellationToken);
                var server = new PostgresServer(data, process, port);
                try
                {
                    await server.CheckReadyAsync(cancellationToken);
                    return server;
                }
                catch
                {
                    await process.DisposeAsync();
                    throw;
                }
            }
            catch (PostgresStartException) when (attempt < Attempts)
            {
                // Another program took the port before PostgreSQL did.
            }
        }
    }

    private async Task CheckReadyAsync(CancellationToken cancellationToken)
    {
        await using var source = CreateDataSource(Superuser, "postgres", 1);
        await using var command = source.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
