namespace WriteBackLambdas.DataApi;

/// <summary>The moment by which a piece of work must end, counted from now; a negative time left counts as zero.</summary>
public sealed class Deadline(TimeProvider time, TimeSpan timeLeft)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>The time left, never negative.</summary>
    public TimeSpan Remaining => timeLeft - Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public bool IsOver => Remaining == TimeSpan.Zero;

    /// <summary>Creates a source that cancels at the deadline.</summary>
    public CancellationTokenSource CreateCancellation() => new(Remaining, time);

    /// <summary>Pauses, or returns false immediately when the pause would not end before the deadline.</summary>
    public async Task<bool> TryPauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        if (pause >= Remaining)
        {
            return false;
        }

        await Task.Delay(pause, time, cancellationToken);
        return true;
    }
}
