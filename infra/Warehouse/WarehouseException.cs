namespace WriteBackLambdas.Warehouse;

/// <summary>A statement that failed or took too long; the message names the statement and has the warehouse's own message.</summary>
public sealed class WarehouseException(string message, Exception? cause = null) : Exception(message, cause);
