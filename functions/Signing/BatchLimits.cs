namespace WriteBackLambdas.Signing;

/// <summary>How many rows a digest batch may have, so that its answer stays below Lambda's 6 MB; the warehouse's SQL and the function both hold to it.</summary>
public static class BatchLimits
{
    /// <summary>Lambda documents 6 MB for a synchronous answer; the smaller reading of "MB" is right either way.</summary>
    public const int MaxReplyBytes = 6_000_000;

    /// <summary>What one digest takes inside a JSON string: its 64 characters, two quotes escaped as two bytes each, and a comma.</summary>
    public const int ReplyBytesPerRow = Digest.HexLength + 4 + 1;

    /// <summary>What NULL takes in the place of a digest, with its comma.</summary>
    public const int ReplyBytesPerNull = 4 + 1;

    /// <summary>Far more than the reply's own text needs.</summary>
    public const int ReplyEnvelopeBytes = 1_000;

    /// <summary>All rows of an answer together.</summary>
    public const int MaxRowsBytes = MaxReplyBytes - ReplyEnvelopeBytes;

    public const int MaxRows = MaxRowsBytes / ReplyBytesPerRow;
}
