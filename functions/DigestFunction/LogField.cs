namespace WriteBackLambdas.DigestFunction;

/// <summary>The fields of this function's JSON log lines that metrics are made of; a batch that was not signed is a line of level Warning or Error.</summary>
public static class LogField
{
    /// <summary>The rows of a signed batch.</summary>
    public const string Rows = "Rows";

    /// <summary>Milliseconds that a signed batch took.</summary>
    public const string Milliseconds = "Milliseconds";
}
