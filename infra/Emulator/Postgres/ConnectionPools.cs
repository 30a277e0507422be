using Npgsql;

namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>A pool of connections to a database for each of its users, who have a password of their own or the derived one.</summary>
internal sealed class ConnectionPools(PostgresServer server, string database, int mostConnections) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string User, string? Password), NpgsqlDataSource> _pools = [];
    private bool _isDisposed;

    /// <exception cref="ObjectDisposedException">The pools are gone; Npgsql would keep another one for ever.</exception>
    public NpgsqlDataSource Of(string user, string? password = null)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_pools.TryGetValue((user, password), out var pool))
            {
                pool = server.CreateDataSource(user, database, mostConnections, password);
                _pools.Add((user, password), pool);
            }

            return pool;
        }
    }

    /// <summary>Closes the connections that nobody uses, and the others when they are returned.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            foreach (var pool in _pools.Values)
            {
                pool.Clear();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        foreach (var pool in _pools.Values)
        {
            await pool.DisposeAsync();
        }
    }
}
