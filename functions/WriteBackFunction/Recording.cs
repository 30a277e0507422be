namespace WriteBackLambdas.WriteBackFunction;

/// <summary>How a submission ended; the value that nobody set claims nothing.</summary>
internal enum RecordingOutcome
{
    /// <summary>Time ran out before the warehouse answered; asking again is safe.</summary>
    Unconfirmed,
    Recorded,

    /// <summary>The same digest was recorded before; nothing changed.</summary>
    Replayed,

    /// <summary>The quote has a newer revision than the one to accept, or is accepted already, or does not exist; nothing was written.</summary>
    Conflict,

    /// <summary>The link's time is over and it was not recorded in it; nothing was written.</summary>
    Expired,

    /// <summary>The warehouse failed; nothing was written.</summary>
    Failed,
}

/// <summary>A revision in the history: for a conflict the newest one. The revision counts from 1; the time is UTC.</summary>
internal sealed record RecordedQuote(string QuoteId, int Revision, string Status, DateTimeOffset RecordedAt);

/// <summary>What the warehouse answered: the outcome and, where it names one, the revision; the Data API's statement id, to look a failure up by.</summary>
internal sealed record Recording(RecordingOutcome Outcome, RecordedQuote? Quote = null, string? StatementId = null);
