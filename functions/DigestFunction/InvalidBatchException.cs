namespace WriteBackLambdas.DigestFunction;

/// <summary>A batch that cannot be signed. The message tells an SQL user what is wrong and what would be right.</summary>
public sealed class InvalidBatchException(string message, Exception? cause = null) : Exception(message, cause);
