namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>What PostgreSQL runs for one statement of Redshift.</summary>
/// <param name="Text">The statement in PostgreSQL's dialect.</param>
/// <param name="Role">The IAM role that an external function names.</param>
internal sealed record TranslatedStatement(SqlText Text, string? Role = null);
