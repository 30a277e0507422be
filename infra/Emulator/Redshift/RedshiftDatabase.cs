using Npgsql;
using WriteBackLambdas.Emulator.Lambda;
using WriteBackLambdas.Emulator.Postgres;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>A PostgreSQL that speaks Redshift's SQL: the database "dev", owned by the user "admin".</summary>
public sealed class RedshiftDatabase : IAsyncDisposable
{
    public const string Name = "dev";

    public const string Admin = "admin";

    // Of PostgreSQL's 700 connections. Sessions of the Data API, of which there are up to 500, keep theirs.
    private const int ConnectionsPerUser = 600;

    private readonly PostgresServer _server;
    private readonly ConnectionPools _pools;
    private long _lastQueryId;

    private RedshiftDatabase(PostgresServer server, string callSecret, LambdaFunctions functions, ActivityLog log)
    {
        _server = server;
        _pools = new ConnectionPools(server, Name, ConnectionsPerUser);
        CallSecret = callSecret;
        Caller = new ExternalCaller(functions, Roles, log);
        Log = log;
    }

    public IamRoles Roles { get; } = new();

    public IdentityCenter IdentityCenter { get; } = new();

    public DatabaseDelays Delays { get; set; } = new();

    /// <summary>Reads the database user in a secret, for external schemas.</summary>
    internal Func<string, DatabaseLogin>? LoginIn { get; set; }

    internal ExternalCaller Caller { get; }

    /// <summary>What tells the messages of external functions from those of users.</summary>
    internal string CallSecret { get; }

    internal ActivityLog Log { get; }

    internal const string LostConnection = "the connection to the database was lost";

    internal ResultCache Results { get; } = new();

    /// <summary>Prepares the server's database; the functions are those that external functions may call.</summary>
    public static async Task<RedshiftDatabase> CreateAsync(
        PostgresServer server, LambdaFunctions functions, ActivityLog log, CancellationToken cancellationToken)
    {
        var callSecret = await DatabaseSetup.RunAsync(server, cancellationToken);
        return new RedshiftDatabase(server, callSecret, functions, log);
    }

    /// <summary>Runs the statements in one transaction, as a database user, with named parameters that all of them share.</summary>
    public async Task<TransactionResult> RunAsync(
        string databaseUser,
        IReadOnlyList<string> statements,
        IReadOnlyDictionary<string, string> parameters,
        CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(databaseUser, cancellationToken);
        return await session.RunAsync(statements, parameters, cancellationToken);
    }

    /// <summary>Signs a database user in.</summary>
    /// <exception cref="DatabaseUnavailableException">PostgreSQL is down.</exception>
    /// <exception cref="RedshiftException">There is no such user.</exception>
    public async Task<RedshiftSession> OpenAsync(string databaseUser, CancellationToken cancellationToken)
    {
        await Task.Delay(Delays.Connection, cancellationToken);
        try
        {
            if (IdentityCenter.RolesOf(databaseUser) is { } roles)
            {
                await TakeRolesAsync(databaseUser, roles, cancellationToken);
            }

            return await ConnectAsync(databaseUser, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidPassword && IsIamUser(databaseUser))
        {
            // A caller with an IAM role becomes a database user at its first call.
            await using var source = _server.CreateDataSource(Admin, Name, 1);
            await using var command = source.CreateCommand(CreateUser(databaseUser));
            await command.ExecuteNonQueryAsync(cancellationToken);
            return await ConnectAsync(databaseUser, cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new RedshiftException(exception.MessageText, exception);
        }
    }

    /// <summary>Signs a database user in, who must have the login's password if there is one and the user has one.</summary>
    internal async Task<RedshiftSession> OpenAsync(DatabaseLogin login, CancellationToken cancellationToken)
    {
        if (login.Password is { } password)
        {
            await using var source = _server.CreateDataSource(PostgresServer.Superuser, Name, 1);
            await using var command = source.CreateCommand("SELECT hash FROM emulator.password WHERE name = $1");
            command.Parameters.Add(new NpgsqlParameter { Value = login.User });
            if (await command.ExecuteScalarAsync(cancellationToken) is string hash && hash != PasswordHash.Of(login.User, password))
            {
                throw new RedshiftException($"password authentication failed for user \"{login.User}\"");
            }
        }

        return await OpenAsync(login.User, cancellationToken);
    }

    public ValueTask DisposeAsync() => _pools.DisposeAsync();

    internal string PasswordOf(string user) => _server.PasswordOf(user);

    /// <summary>Closes the pooled connections, which keep the settings that their users had when they signed in.</summary>
    internal void ForgetConnections() => _pools.Clear();

    internal long NextQueryId() => Interlocked.Increment(ref _lastQueryId);

    private string CreateUser(string user) =>
        $"CREATE USER \"{user.Replace("\"", "\"\"", StringComparison.Ordinal)}\" PASSWORD '{_server.PasswordOf(user)}'";

    /// <summary>Whoever signs in through IAM Identity Center has the roles of the groups that they are in then.</summary>
    private async Task TakeRolesAsync(string user, IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        await using var source = _server.CreateDataSource(Admin, Name, 1);
        await using var command = source.CreateCommand("SELECT redshift.take_roles($1, $2, $3, $4)");
        foreach (var value in (object[])[user, CreateUser(user), roles.ToArray(), IdentityCenter.Namespace])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static bool IsIamUser(string user) =>
        user.StartsWith("IAMR:", StringComparison.Ordinal) || user.StartsWith("IAM:", StringComparison.Ordinal);

    private async Task<RedshiftSession> ConnectAsync(string user, CancellationToken cancellationToken)
    {
        var source = _pools.Of(user);
        for (var attempt = 1; ; attempt++)
        {
            NpgsqlConnection? connection = null;
            try
            {
                connection = await source.OpenConnectionAsync(cancellationToken);
                await connection.ExecuteAsync("SELECT 1", cancellationToken);
                return new RedshiftSession(this, connection, user);
            }
            catch (NpgsqlException exception) when (exception is not PostgresException || IsShuttingDown(exception))
            {
                await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
                // A pooled connection may have died with an earlier server, so a new one is tried.
                source.Clear();
                if (attempt == 2)
                {
                    throw new DatabaseUnavailableException(LostConnection, exception);
                }
            }
        }
    }

    private static bool IsShuttingDown(NpgsqlException exception) =>
        exception.SqlState?.StartsWith("57P", StringComparison.Ordinal) == true;
}
