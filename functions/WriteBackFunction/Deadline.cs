namespace WriteBackLambdas.WriteBackFunction;

/// <summary>The moment by which an answer must be on its way.</summary>
internal sealed class Deadline(TimeProvider time, TimeSpan timeLeft)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>The time left, never negative.</summary>
    public TimeSpan Remaining => timeLeft - Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>A source that cancels at the deadline.</summary>
    public CancellationTokenSource CreateCancellation() => new(Remaining, time);
}
