namespace WriteBackLambdas.Verify;

/// <summary>A statement failed; the message is the warehouse's.</summary>
internal sealed class StatementException(string message) : Exception(message)
{
    /// <summary>Whether the caller lacks a right. A role that Redshift cannot assume has other words.</summary>
    public bool IsDenied =>
        Message.Contains("permission denied", StringComparison.OrdinalIgnoreCase)
        || Message.Contains("must be owner", StringComparison.OrdinalIgnoreCase)
        || Message.Contains("insufficient privileges", StringComparison.OrdinalIgnoreCase);
}
