namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>PostgreSQL could not be found or started; the message is one sentence for the person at the terminal.</summary>
public sealed class PostgresStartException(string message, Exception? cause = null) : Exception(message, cause);
