namespace WriteBackLambdas.Audit;

/// <summary>How the history differs from the log.</summary>
internal enum DifferenceKind
{
    /// <summary>A row is not as it was recorded.</summary>
    Changed,

    /// <summary>The log has a recording whose row is gone.</summary>
    Removed,

    /// <summary>The log has no recording of the row.</summary>
    Added,

    /// <summary>A row has the quote id or the revision of another.</summary>
    Moved,

    /// <summary>A row is there more than once.</summary>
    Duplicate,
}

/// <summary>One difference: which revision of which quote, and what is wrong with it.</summary>
internal sealed record Difference(DifferenceKind Kind, string Revision, string What)
{
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant(),-9}  quote {Revision}: {What}";
}

/// <summary>What an audit found.</summary>
/// <param name="Differences">The differences, by kind.</param>
/// <param name="Rows">The rows of the history.</param>
/// <param name="Lines">The log's recordings.</param>
/// <param name="Unconfirmed">Rows whose values the log has, but not their quote id, revision, status, and time.</param>
/// <param name="Outside">Rows and recordings outside the time, which have no counterpart.</param>
internal sealed record Findings(IReadOnlyList<Difference> Differences, int Rows, int Lines, int Unconfirmed, int Outside);
