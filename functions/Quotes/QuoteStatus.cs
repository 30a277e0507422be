namespace WriteBackLambdas.Quotes;

/// <summary>What a status means, whatever its name is; it decides about colors.</summary>
public enum StatusKind
{
    Open,
    Good,
    Bad,
}

/// <summary>A status of a quote as the history stores it, what people read, and its kind.</summary>
public sealed record QuoteStatus(string Name, Label Label, StatusKind Kind);

public static class StatusKindExtensions
{
    /// <summary>The kind as definitions and pages write it.</summary>
    public static string ToWord(this StatusKind kind) => kind switch
    {
        StatusKind.Good => "good",
        StatusKind.Bad => "bad",
        _ => "open",
    };
}

/// <summary>What the procedures answer in <c>p_outcome</c>.</summary>
public static class RecordingResult
{
    public const string Recorded = "recorded";
    public const string Replayed = "replayed";
    public const string Conflict = "conflict";
    public const string Excluded = "excluded";
    public const string Expired = "expired";
}
