namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>A statement that Redshift refuses; the message is what follows "ERROR: ".</summary>
public sealed class RedshiftException(string message, Exception? cause = null) : Exception(message, cause);
