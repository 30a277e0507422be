namespace WriteBackLambdas.DataApi;

/// <summary>
/// The one session of the Redshift Data API that a process keeps open between transactions, so that they need no new connection. A
/// transaction whose end nobody has seen may still be running in its session or may have left it unusable, so the session is given up, and
/// because the service keeps it open for <see cref="KeepAlive"/>, no other is opened for as long.
/// </summary>
public sealed class WarehouseSession(TimeProvider time)
{
    /// <summary>How long the service keeps an idle session; people who negotiate a quote click more often.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromMinutes(5);

    /// <summary>A session is not used just before it ends.</summary>
    private static readonly TimeSpan LongestIdleness = KeepAlive - TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private bool _isTaken;
    private string? _id;
    private long? _lastUse;
    private long? _givenUp;

    /// <summary>
    /// Takes the session for one transaction; the id is null if a session is yet to be opened. Returns false when another transaction has
    /// the session, or when no session may be opened: then the transaction runs without one.
    /// </summary>
    public bool TryTake(out string? id)
    {
        lock (_lock)
        {
            id = null;
            if (_isTaken || (_givenUp is { } since && time.GetElapsedTime(since) < KeepAlive))
            {
                return false;
            }

            id = _lastUse is { } used && time.GetElapsedTime(used) < LongestIdleness ? _id : null;
            return _isTaken = true;
        }
    }

    /// <summary>Returns the session after a transaction that has completed in it, or gives it up: then the id is null.</summary>
    public void Return(string? id)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            (_isTaken, _id, _lastUse, _givenUp) = (false, id, now, id is null ? now : null);
        }
    }

    /// <summary>Forgets the session, so that the processes that start from one snapshot do not share it.</summary>
    public ValueTask ForgetAsync()
    {
        lock (_lock)
        {
            (_isTaken, _id, _lastUse, _givenUp) = (false, null, null, null);
        }

        return ValueTask.CompletedTask;
    }
}
