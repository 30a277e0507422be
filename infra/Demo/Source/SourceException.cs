namespace WriteBackLambdas.Demo.Source;

/// <summary>Rows that cannot be the source of a definition; the message says which and why.</summary>
public sealed class SourceException(string message) : Exception(message);
