using WriteBackLambdas.Emulator;

namespace WriteBackLambdas.Benchmarks.Clicks;

/// <summary>
/// What the warehouse's delays alone make of clicks: the statement that records and the commit run under the lock, one transaction after
/// the other; the connection and the statement that asks for the lock do not.
/// </summary>
internal sealed record ClickModel(DatabaseDelays Delays, bool HasSessions)
{
    private double Held => (Delays.Statement + Delays.Commit).TotalSeconds;

    private double Free => (Delays.Statement + (HasSessions ? TimeSpan.Zero : Delays.Connection)).TotalSeconds;

    /// <summary>Clicks a second, if each client clicks again at once.</summary>
    public double Rate(int clients) => Math.Min(clients / (Free + Held), 1 / Held);

    /// <summary>The seconds of a click when so many clients click.</summary>
    public double Seconds(int clients) => Math.Max(Free + Held, clients * Held);
}
