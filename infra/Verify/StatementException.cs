namespace WriteBackLambdas.Verify;

/// <summary>A statement failed; the message is the warehouse's.</summary>
internal class StatementException(string message) : Exception(message)
{
    /// <summary>Whether it was a query of the warehouse's catalog, and not of what the product creates.</summary>
    public bool IsOfCatalog { get; init; }

    /// <summary>Whether the user could not connect, or lost the connection.</summary>
    public bool IsConnection => Message.StartsWith("FATAL", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the caller lacks a right. A role that Redshift cannot assume has other words.</summary>
    public bool IsDenied => !IsConnection
        && (Message.Contains("permission denied", StringComparison.OrdinalIgnoreCase)
            || Message.Contains("must be owner", StringComparison.OrdinalIgnoreCase)
            || Message.Contains("insufficient privileges", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The warehouse did not sign a link, so what the API would do with it is not known.</summary>
internal sealed class UnsignedException(string message) : StatementException(message);

/// <summary>The Data API took no statement, or did not answer.</summary>
internal sealed class NoAnswerException(string message, Exception? cause = null) : Exception(message, cause);
