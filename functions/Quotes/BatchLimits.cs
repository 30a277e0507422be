using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Quotes;

/// <summary>
/// How many rows the warehouse may send to the digest function at once: as many as fit into the largest answer that Lambda carries. The SQL
/// sets MAX_BATCH_ROWS to <see cref="MaxRows"/>, and the function refuses a batch whose answer would be too long.
/// </summary>
public static class BatchLimits
{
    /// <summary>Lambda's documentation says 6 MB for a synchronous answer. The smaller meaning of "MB" is safe under both.</summary>
    public const int MaxReplyBytes = 6_000_000;

    /// <summary>5 MB of rows, as many as Redshift sends at most; Lambda takes 6 MB.</summary>
    public const int MaxRequestBytes = 5 * 1024 * 1024;

    /// <summary>One digest inside a JSON string: 64 characters, two escaped quotes of two bytes each, and a comma.</summary>
    public const int ReplyBytesPerRow = Digest.HexLength + 4 + 1;

    /// <summary>One NULL in the place of a digest, and a comma.</summary>
    public const int ReplyBytesPerNull = 4 + 1;

    /// <summary>What all rows of an answer may take together. The rest of the answer needs far less than 1,000 bytes.</summary>
    public const int MaxRowsBytes = MaxReplyBytes - 1_000;

    public const int MaxRows = MaxRowsBytes / ReplyBytesPerRow;
}
