using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>A session of the Data API: a connection that outlives its statement, for one statement at a time.</summary>
/// <param name="opener">The request that opened it, whose target all its statements have.</param>
/// <param name="accessKey">Of the caller, who alone may use it.</param>
/// <param name="login">The database user.</param>
/// <param name="time">The clock of its life.</param>
internal sealed class DataSession(StatementRequest opener, string accessKey, DatabaseLogin login, TimeProvider time)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly DateTimeOffset _created = time.GetUtcNow();
    private RedshiftSession? _connection;
    private TimeSpan _keepAlive;
    private DateTimeOffset _lastUsed;
    private bool _isBusy;
    private bool _isClosed;

    public string Id { get; } = Guid.NewGuid().ToString();

    public string AccessKey => accessKey;

    public DatabaseLogin Login => login;

    public bool IsOver
    {
        get
        {
            lock (_lock)
            {
                return !_isBusy && (_connection is not { IsOpen: true }
                    || _lastUsed + _keepAlive <= time.GetUtcNow() || _created + LongestLife <= time.GetUtcNow());
            }
        }
    }

    /// <summary>A request with the session's target.</summary>
    public StatementRequest Targeted(StatementRequest request) => request with
    {
        Database = opener.Database,
        IsToCluster = opener.IsToCluster,
        DbUser = opener.DbUser,
        SecretArn = opener.SecretArn,
    };

    /// <summary>Takes the session for a statement, until <see cref="ReleaseAsync"/>.</summary>
    public void Take(int? keepAliveSeconds)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                throw Ended(Id);
            }

            if (_isBusy)
            {
                throw AwsException.Validation($"The session {Id} is busy: it runs one statement at a time.");
            }

            _isBusy = true;
            _keepAlive = keepAliveSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : _keepAlive;
        }
    }

    public async Task<RedshiftSession> ConnectAsync(RedshiftDatabase database) =>
        _connection ??= await database.OpenAsync(login, CancellationToken.None);

    public async Task ReleaseAsync()
    {
        lock (_lock)
        {
            _isBusy = false;
            _lastUsed = time.GetUtcNow();
        }

        if (IsOver)
        {
            await CloseAsync();
        }
    }

    public Task CloseAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
        }

        return _connection?.DisposeAsync().AsTask() ?? Task.CompletedTask;
    }

    // The service's model lists no ResourceNotFoundException for the operations that run statements.
    public static AwsException Ended(string id) => AwsException.Validation($"The session {id} does not exist or has ended.");
}
