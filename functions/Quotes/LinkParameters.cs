namespace WriteBackLambdas.Quotes;

/// <summary>The link parameters of every quote definition; the fields come between <c>issued</c> and <c>digest</c>.</summary>
public static class LinkParameters
{
    public const string Action = "action";
    public const string Viewer = "viewer";
    public const string Issued = "issued";
    public const string QuoteId = "quote_id";
    public const string Revision = "revision";
    public const string Digest = "digest";

    /// <summary>In a form that asks again after 202. It is not signed: it changes no answer, only the way to it.</summary>
    public const string Again = "again";

    internal static readonly HashSet<string> Reserved = [Action, Viewer, Issued, QuoteId, Revision, Digest, Again];
}
