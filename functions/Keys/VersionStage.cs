namespace WriteBackLambdas.Keys;

/// <summary>The labels that Secrets Manager puts on a secret's versions.</summary>
public static class VersionStage
{
    /// <summary>The version that signs.</summary>
    public const string Current = "AWSCURRENT";

    /// <summary>The version that was current before.</summary>
    public const string Previous = "AWSPREVIOUS";

    /// <summary>The version that a rotation creates, until it is current.</summary>
    public const string Pending = "AWSPENDING";
}
