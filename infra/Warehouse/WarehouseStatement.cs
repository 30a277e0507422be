namespace WriteBackLambdas.Warehouse;

/// <summary>
/// One statement of the set-up, to be run by itself: its name, its SQL, and for what SQL has no IF NOT EXISTS a query whose count of 0 says that it is
/// needed.
/// </summary>
public sealed record WarehouseStatement(string Name, string Sql, string? NeededWhenZero);
