namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>What a transaction did.</summary>
/// <param name="Statements">The statements that ran, in order; all of them unless there is a failure.</param>
/// <param name="Failure">Null when everything was committed; else nothing was.</param>
public sealed record TransactionResult(IReadOnlyList<StatementResult> Statements, StatementFailure? Failure);
