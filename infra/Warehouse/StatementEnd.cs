namespace WriteBackLambdas.Warehouse;

/// <summary>How a statement ended: its id in the Data API, and the warehouse's own words if it failed.</summary>
internal sealed record StatementEnd(string Id, string? Error);
