using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>One SQL statement of a request: its text, and how it ended.</summary>
internal sealed record SubStatement(string Sql, StatementStatus Status, string? Error, StatementResult? Result);
