namespace WriteBackLambdas.Installer.Tests;

/// <summary>The real clock, ahead if a test wants that; what is waited for is over at once, and counts as long.</summary>
internal sealed class HurriedTime(TimeSpan ahead = default) : TimeProvider
{
    private TimeSpan _waited;

    // The warehouse's clock does not hurry.
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(_waited.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waited += dueTime > TimeSpan.Zero ? dueTime : TimeSpan.Zero;
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
