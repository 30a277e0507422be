namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>PostgreSQL is down.</summary>
public sealed class DatabaseUnavailableException(string message, Exception cause) : Exception(message, cause);
