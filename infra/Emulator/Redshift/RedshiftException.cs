namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>A statement that Redshift refuses; the message is what follows "ERROR: ".</summary>
public sealed class RedshiftException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>PostgreSQL is down.</summary>
public sealed class DatabaseUnavailableException(string message, Exception cause) : Exception(message, cause);
