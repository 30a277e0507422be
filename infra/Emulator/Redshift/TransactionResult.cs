namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>What a transaction did.</summary>
/// <param name="Statements">The statements that ran, in order; all of them unless there is a failure.</param>
/// <param name="Failure">Null when everything was committed; else nothing was.</param>
public sealed record TransactionResult(IReadOnlyList<StatementResult> Statements, StatementFailure? Failure);

/// <summary>Why a transaction was rolled back.</summary>
/// <param name="Index">Of the statement that failed, from 0.</param>
/// <param name="Message">As Redshift writes it, "ERROR: ...".</param>
public sealed record StatementFailure(int Index, string Message);
