using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>A genuine request to record something: the link, its digest, what the person entered (in the definition's
/// order), when its time is over, and the person who signed in, if sign-in is on.</summary>
internal sealed record Submission(
    QuoteLink Link,
    Digest Digest,
    IReadOnlyList<string?> Inputs,
    IssueTime WriteUntil,
    Intent Intent = Intent.Write,
    string? Person = null);

/// <summary>What a submission may do in the warehouse; an expired link may only find what it recorded in time.</summary>
internal enum Intent
{
    Write,

    /// <summary>Waits for a writer that may be recording this link now, so that the result is final.</summary>
    FindAfterWriters,

    /// <summary>Reads without waiting for anybody.</summary>
    Find,
}

/// <summary>A revision in the history; after a conflict, the quote's newest one. Revisions count from 1, and the time is UTC.</summary>
internal sealed record RecordedQuote(string QuoteId, int Revision, string Status, DateTimeOffset RecordedAt);

/// <summary>What became of a submission: the outcome, the revision if there is one, and what failed, for the log.</summary>
internal sealed record Recording(Outcome Outcome, RecordedQuote? Quote = null, string? FailedStatement = null, Exception? Cause = null);
