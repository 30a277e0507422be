namespace WriteBackLambdas.Warehouse;

/// <summary>The moment by which a run must have ended or stopped.</summary>
internal sealed class Deadline(TimeProvider time, TimeSpan timeLeft)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Remaining => timeLeft - time.GetElapsedTime(_start);

    public bool IsOver => Remaining <= TimeSpan.Zero;

    /// <summary>Answers false, at once, when the pause would not end in time.</summary>
    public async Task<bool> PauseAsync(TimeSpan pause, CancellationToken cancellation)
    {
        if (pause >= Remaining)
        {
            return false;
        }

        await Task.Delay(pause, time, cancellation);
        return true;
    }
}
