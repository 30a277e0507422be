namespace WriteBackLambdas.Emulator;

/// <summary>Something that happened in the warehouse or at the API.</summary>
/// <param name="Id">Grows by one, from 1.</param>
/// <param name="At">When it ended.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Subject">The statement as it was sent, the external function's name, or the call's method, path and action.</param>
/// <param name="User">The database user; empty for an API call.</param>
/// <param name="Rows">Rows returned, affected, or sent in the batch; -1 where there is no such number.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Error">Why it failed, where it did.</param>
public sealed record Activity(
    long Id, DateTimeOffset At, ActivityKind Kind, string Subject, string User, long Rows, TimeSpan Duration, string? Error);

public enum ActivityKind
{
    Statement,
    LambdaBatch,
    ApiCall,
}
