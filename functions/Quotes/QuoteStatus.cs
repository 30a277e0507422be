namespace WriteBackLambdas.Quotes;

/// <summary>The statuses of a quote as the history stores them.</summary>
public static class QuoteStatus
{
    public const string Generated = "generated";
    public const string InReview = "in review";
    public const string Accepted = "accepted";

    /// <summary>In the order in which a quote goes through them.</summary>
    public static IReadOnlyList<string> All { get; } = [Generated, InReview, Accepted];
}

/// <summary>What the procedures answer in <c>p_outcome</c>.</summary>
public static class RecordingResult
{
    public const string Recorded = "recorded";
    public const string Replayed = "replayed";
    public const string Conflict = "conflict";
    public const string Expired = "expired";
}
