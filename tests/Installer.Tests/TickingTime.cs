namespace WriteBackLambdas.Installer.Tests;

/// <summary>A clock on which each look takes a second.</summary>
internal sealed class TickingTime : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Increment(ref _ticks);
}
