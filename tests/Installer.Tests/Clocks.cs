namespace WriteBackLambdas.Installer.Tests;

/// <summary>
/// The real clock, optionally set ahead, on which every pause ends at once and still counts. The installer compares this clock with the
/// warehouse's, which runs as usual, so a FakeTimeProvider does not fit.
/// </summary>
internal sealed class HurriedTime(TimeSpan ahead = default) : TimeProvider
{
    private TimeSpan _paused;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(_paused.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _paused += dueTime > TimeSpan.Zero ? dueTime : TimeSpan.Zero;
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}

/// <summary>A clock on which every reading of the timestamp takes a second.</summary>
internal sealed class TickingTime : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Increment(ref _ticks);
}
