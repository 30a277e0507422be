namespace WriteBackLambdas.Warehouse;

/// <summary>A statement that the warehouse refused: the message names the statement and carries the warehouse's own words.</summary>
public sealed class WarehouseException(string message, Exception? cause = null) : Exception(message, cause);
