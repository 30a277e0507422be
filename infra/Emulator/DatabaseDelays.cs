namespace WriteBackLambdas.Emulator;

/// <summary>What a database adds to the time of a request; nothing by default.</summary>
/// <param name="Connection">
/// For each new connection: each request of Redshift's Data API without a session opens one; that of Aurora keeps them.
/// </param>
/// <param name="Statement">For each statement.</param>
/// <param name="Commit">For each transaction that commits.</param>
public sealed record DatabaseDelays(TimeSpan Connection = default, TimeSpan Statement = default, TimeSpan Commit = default);
