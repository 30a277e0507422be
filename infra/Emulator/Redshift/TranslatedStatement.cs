namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>What PostgreSQL runs for one statement of Redshift.</summary>
/// <param name="Text">Empty when PostgreSQL has nothing to do.</param>
/// <param name="ReplacedView">The view that a CREATE OR REPLACE VIEW names.</param>
/// <param name="Role">The IAM role that an external function names.</param>
internal sealed record TranslatedStatement(SqlText Text, string? ReplacedView = null, string? Role = null)
{
    public bool IsNothing => Text.End == 0;
}
