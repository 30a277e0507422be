namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Why a transaction was rolled back.</summary>
/// <param name="Index">Of the statement that failed, from 0.</param>
/// <param name="Message">As Redshift writes it, "ERROR: ...".</param>
public sealed record StatementFailure(int Index, string Message);
