namespace WriteBackLambdas.DigestFunction;

/// <summary>The log fields that metrics use. A batch that was not signed is logged at level Warning or Error.</summary>
public static class LogField
{
    /// <summary>The number of rows of a signed batch.</summary>
    public const string Rows = "Rows";

    /// <summary>How long a signed batch took, in milliseconds.</summary>
    public const string Milliseconds = "Milliseconds";
}
