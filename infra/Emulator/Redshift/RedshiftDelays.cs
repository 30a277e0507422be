namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>What Redshift adds to the time of a request; nothing by default.</summary>
/// <param name="Connection">For each new connection: each request of the Data API without a session opens one.</param>
/// <param name="Statement">For each statement.</param>
/// <param name="Commit">For each transaction that commits.</param>
public sealed record RedshiftDelays(TimeSpan Connection = default, TimeSpan Statement = default, TimeSpan Commit = default);
