namespace WriteBackLambdas.Emulator;

/// <summary>The last activities.</summary>
public sealed class ActivityLog(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<Activity> _activities = new();
    private long _lastId;

    /// <summary>How many activities are kept: 500, unless somebody asks for more.</summary>
    public int Capacity { get; set; } = 500;

    /// <summary>The activities after the one with this id, oldest first; 0 returns all that are still known.</summary>
    public IReadOnlyList<Activity> Since(long id)
    {
        lock (_lock)
        {
            return [.. _activities.Where(activity => activity.Id > id)];
        }
    }

    /// <summary>Empties the log. The next id stays the same.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _activities.Clear();
        }
    }

    public void Add(ActivityKind kind, string subject, string user, long rows, TimeSpan duration, string? error)
    {
        lock (_lock)
        {
            if (_activities.Count >= Capacity)
            {
                _activities.Dequeue();
            }

            _activities.Enqueue(new Activity(++_lastId, time.GetUtcNow(), kind, subject, user, rows, duration, error));
        }
    }
}
