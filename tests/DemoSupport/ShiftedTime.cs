namespace WriteBackLambdas.Support;

/// <summary>The real clock with an offset. Its timers run in real time.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private TimeSpan _shift;

    public void Advance(TimeSpan by) => _shift += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _shift;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(_shift.TotalSeconds * TimestampFrequency);
}
