namespace WriteBackLambdas.Signing;

/// <summary>A row that has no message: its text says which argument is wrong and what would be right.</summary>
public sealed class UnsignableRowException(string message, Exception? cause = null) : Exception(message, cause);
