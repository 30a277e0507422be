namespace WriteBackLambdas.Quotes;

/// <summary>What the procedures answer in <c>p_outcome</c>.</summary>
public static class RecordingResult
{
    public const string Recorded = "recorded";
    public const string Replayed = "replayed";
    public const string Conflict = "conflict";
    public const string Expired = "expired";
}
