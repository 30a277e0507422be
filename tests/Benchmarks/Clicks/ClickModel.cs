using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Benchmarks.Clicks;

/// <summary>
/// What the warehouse's delays alone make of clicks: the statement that records and the commit run under the lock, one transaction after
/// the other; the connection and the statement that asks for the lock do not.
/// </summary>
internal sealed record ClickModel(RedshiftDelays Delays, bool HasSessions)
{
    /// <summary>The function keeps one second of its timeout for the answer.</summary>
    private static readonly double LongestWait = WriteBackFunction.Function.Timeout.TotalSeconds - 1;

    /// <summary>A click that was told to wait takes the lock for its first post, for a repeated one, and to show the result.</summary>
    private const int TurnsAfterWaiting = 3;

    private double Held => (Delays.Statement + Delays.Commit).TotalSeconds;

    private double Free => (Delays.Statement + (HasSessions ? TimeSpan.Zero : Delays.Connection)).TotalSeconds;

    /// <summary>Clicks a second, if each client clicks again at once.</summary>
    public double Rate(int clients) =>
        Seconds(clients) > LongestWait ? 1 / (TurnsAfterWaiting * Held) : Math.Min(clients / (Free + Held), 1 / Held);

    /// <summary>The seconds of a click when so many clients click; more than the function's time means 202.</summary>
    public double Seconds(int clients) => Math.Max(Free + Held, clients * Held);
}
